// Sentences of the page to its user: what went wrong, and what is new. Each stays until it is closed or outlived.

import { signal } from '@preact/signals'

export interface Notice {
  text: string
  /** What can be done about it. */
  action?: { label: string; run: () => void } | undefined
}

const MAX_NOTICES = 3
const notices = signal<readonly Notice[]>([])

/** Says it once: a sentence that is shown already is not said again. */
export function tell(text: string, action?: Notice['action']): void {
  const others = notices.value.filter((notice) => notice.text !== text)
  notices.value = [...others, { text, action }].slice(-MAX_NOTICES)
}

const close = (notice: Notice): void => {
  notices.value = notices.value.filter((one) => one !== notice)
}

/** One sentence for an error, and nothing lost. */
export const tellError = (what: string, error: unknown): void =>
  tell(`${what}: ${error instanceof Error ? error.message : String(error)}`)

export const Notices = () => (
  <div class="notices" role="status" aria-live="polite">
    {notices.value.map((notice) => (
      <div class="notice" key={notice.text}>
        <p>{notice.text}</p>
        {notice.action && (
          <button type="button" class="button small" onClick={notice.action.run}>
            {notice.action.label}
          </button>
        )}
        <button type="button" class="button quiet small" aria-label="Close this message" onClick={() => close(notice)}>
          ×
        </button>
      </div>
    ))}
  </div>
)
