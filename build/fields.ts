// Finds the fields of our own interfaces, so that the minifier may shorten them: on Espruino a name over four
// letters costs a variable more wherever it stands.

import { parse } from '@babel/parser'

/** Names that objects of the engine have too: these stay as they are. */
const ENGINE_FIELDS: readonly string[] = ['state', 'read', 'write', 'on', 'edge', 'repeat', 'debounce', 'freq']

/** Fields of every exported interface in this TypeScript source, without those the engine knows by name. */
export function ownFields(source: string): string[] {
  const { program } = parse(source, { sourceType: 'module', plugins: ['typescript'] })
  return program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined
    if (declared?.type !== 'TSInterfaceDeclaration') return []
    return declared.body.body.flatMap((member) =>
      (member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature') &&
      member.key.type === 'Identifier' &&
      !ENGINE_FIELDS.includes(member.key.name)
        ? [member.key.name]
        : [],
    )
  })
}
