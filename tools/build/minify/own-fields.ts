// Finds the fields of our own interfaces, so that the minifier may shorten them: on Espruino a name over four
// letters costs a variable more wherever it stands.

import { parse } from '@babel/parser'

/** Fields of every exported interface in this TypeScript source, without `members`, which the engine knows by name. */
export function ownFields(source: string, members: readonly string[]): string[] {
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
