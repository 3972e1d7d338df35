// Finds the properties of the firmware's own interfaces, which mangle-properties may shorten.

import { parse } from '@babel/parser'

/** The properties of all exported interfaces in a TypeScript source, without `members`, which the engine reads by name. */
export function findOwnFields(source: string, members: readonly string[]): string[] {
  const { program } = parse(source, { sourceType: 'module', plugins: ['typescript'] })
  return program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined
    if (declared?.type !== 'TSInterfaceDeclaration') return []
    return declared.body.body.flatMap((member) =>
      (member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature') &&
      member.key.type === 'Identifier' &&
      !members.includes(member.key.name)
        ? [member.key.name]
        : [],
    )
  })
}
