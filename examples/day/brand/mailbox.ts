import { open, stat } from 'node:fs/promises'

/** A mail as it lies in somebody's mailbox. */
export interface Mail {
  readonly address: string
  readonly html: string
}

export interface Mailbox {
  /** What has come since it was last asked. */
  take(): Promise<Mail[]>
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

/** Mails that come from now on into the file of the local mailboxes, a JSON object a line. */
export async function openMailbox(path: string): Promise<Mailbox> {
  let at = await sizeOf(path)
  let rest = Buffer.alloc(0)
  return {
    async take() {
      const size = await sizeOf(path)
      // A full file was put aside and a new one begun; or the mailboxes were emptied.
      if (size < at) {
        at = 0
        rest = Buffer.alloc(0)
      }
      if (size === at) return []
      const whole = Buffer.concat([rest, await readPart(path, at, size - at)])
      at = size
      const end = whole.lastIndexOf(0x0a) + 1
      rest = whole.subarray(end)
      return whole.subarray(0, end).toString().split('\n').flatMap(readLine)
    },
  }
}

async function readPart(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const part = Buffer.alloc(length)
    const { bytesRead } = await file.read(part, 0, length, from)
    return part.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Text messages and notifications are not for this mailbox; a line cut short is none. */
function readLine(line: string): Mail[] {
  const one = readJson(line)
  if (typeof one !== 'object' || one === null || !('via' in one) || one.via !== 'email-smtp') return []
  const { address, html } = { address: null, html: null, ...one }
  return typeof address === 'string' && typeof html === 'string' ? [{ address, html }] : []
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
