/** Puts a text on the clipboard, also where the page has no lock: the clipboard's own door is for https only. */
export async function copyText(text: string): Promise<void> {
  // A browser leaves it out on plain http, whatever its types say.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard !== undefined) return clipboard.writeText(text)
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', give, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', give)
  if (!isDone) throw new Error('The browser did not let the text be copied')
}
