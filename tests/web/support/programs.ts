// Programs as text, for tests.

export { fromJson } from '../../../programs/language/json/read.ts'
export { toJson } from '../../../programs/language/json/write.ts'
