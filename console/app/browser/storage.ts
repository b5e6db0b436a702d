/** Reads a remembered choice of this browser, or null where storage is closed. */
export function findStored(key: string): string | null {
  try {
    return localStorage.getItem(`splot.${key}`)
  } catch {
    return null
  }
}

/** Remembers a choice of this browser; says nothing where storage is closed. */
export function putStored(key: string, value: string): void {
  try {
    localStorage.setItem(`splot.${key}`, value)
  } catch {
    // A private window may forbid storage; the choice then lasts until the page is closed.
  }
}
