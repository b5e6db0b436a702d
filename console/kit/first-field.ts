const fields = ':is(input,textarea,select,button,a[href]):not(:disabled,[tabindex="-1"],[type=hidden])'

/** The first thing in a part of the page that takes the keyboard; null where there is none. */
export const findField = (part: Element | null): HTMLElement | null =>
  part?.querySelector<HTMLElement>(fields) ?? null
