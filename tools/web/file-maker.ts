// The files of the page that are not bundled, and what makes them.

/** Contents by name, which may have folders: "docs/owner/light.html". */
export type Files = Record<string, string | Uint8Array>

/** Makes files of the page, at build time. */
export type FileMaker = () => Files | Promise<Files>
