import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a link or a picture in a message carries: whose it is and which link; no address, no name. */
export interface Mark {
  workspaceId: string
  messageId: string
  /** Of the link; null = the picture that says a mail was opened. */
  linkId: string | null
}

export interface Marks {
  write(mark: Mark): string
  /** null where a single bit differs from what was written. */
  read(token: string): Mark | null
  /** For one channel of a workspace: what its provider calls us by. */
  writeHook(workspaceId: string, channelId: string): string
  isHook(token: string, workspaceId: string, channelId: string): boolean
  /** For the local part of a mail's return path: 56 hexadecimal digits, for not every server keeps its case. */
  writeReturn(workspaceId: string, messageId: string): string
  /** The message it was written for; null where that is none of this workspace. */
  readReturn(token: string, workspaceId: string): string | null
}

const macBytes = 12
const idBytes = 16
const linkBytes = 8

/** Signed marks: `base64url(kind, message, link, workspace, MAC)`, keyed from the install's secret. */
export function createMarks(installSecret: string): Marks {
  let key: Buffer | null = null
  // Drawn at the first use: composing the server must not need the secret.
  const sign = (label: string, bytes: Buffer | string): Buffer => {
    key ??= Buffer.from(hkdfSync('sha256', installSecret, '', 'splot marks in messages', 32))
    return createHmac('sha256', key).update(label).update(bytes).digest()
  }
  const signReturn = (workspaceId: string, id: string) =>
    sign('return\n', `${workspaceId}\n${id}`).subarray(0, macBytes)
  return {
    write({ workspaceId, messageId, linkId }) {
      const body = Buffer.concat([
        Buffer.from([linkId === null ? 0 : 1]),
        Buffer.from(messageId.replaceAll('-', ''), 'hex'),
        linkId === null ? Buffer.alloc(0) : Buffer.from(linkId, 'base64url'),
        Buffer.from(workspaceId),
      ])
      return Buffer.concat([body, sign('mark\n', body).subarray(0, macBytes)]).toString('base64url')
    },
    read(token) {
      if (!/^[\w-]{40,160}$/.test(token)) return null
      const bytes = Buffer.from(token, 'base64url')
      // Texts that decode to the same bytes are not the same mark.
      if (bytes.toString('base64url') !== token) return null
      const body = bytes.subarray(0, -macBytes)
      const mac = sign('mark\n', body).subarray(0, macBytes)
      if (!timingSafeEqual(bytes.subarray(-macBytes), mac)) return null
      const hasLink = body[0] === 1
      const linkEnd = 1 + idBytes + (hasLink ? linkBytes : 0)
      return {
        workspaceId: body.subarray(linkEnd).toString(),
        messageId: writeUuid(body.subarray(1, 1 + idBytes)),
        linkId: hasLink ? body.subarray(1 + idBytes, linkEnd).toString('base64url') : null,
      }
    },
    writeHook: (workspaceId, channelId) =>
      sign('hook\n', `${workspaceId}\n${channelId}`).subarray(0, 18).toString('base64url'),
    isHook(token, workspaceId, channelId) {
      const wanted = sign('hook\n', `${workspaceId}\n${channelId}`).subarray(0, 18)
      const given = Buffer.from(token, 'base64url')
      return given.length === wanted.length && timingSafeEqual(given, wanted)
    },
    writeReturn(workspaceId, messageId) {
      const id = messageId.replaceAll('-', '').toLowerCase()
      return `${id}${signReturn(workspaceId, id).toString('hex')}`
    },
    readReturn(token, workspaceId) {
      const [, id = '', mac = ''] = /^([0-9a-f]{32})([0-9a-f]{24})$/i.exec(token) ?? []
      if (id === '') return null
      const isOurs = timingSafeEqual(Buffer.from(mac, 'hex'), signReturn(workspaceId, id.toLowerCase()))
      return isOurs ? writeUuid(Buffer.from(id, 'hex')) : null
    },
  }
}

function writeUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
