const fields = 'input:not([type="hidden"]), textarea, select, button, a[href], [tabindex="0"]'

/** The first thing in a part of the page that takes the keyboard; null where there is none. */
export function findField(part: Element | null): HTMLElement | null {
  const found = part?.querySelectorAll<HTMLElement>(fields) ?? []
  return (
    [...found].find((one) => one.tabIndex >= 0 && !one.matches(':disabled, [aria-hidden="true"]')) ?? null
  )
}
