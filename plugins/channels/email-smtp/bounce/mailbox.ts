import type { ChannelDeps } from '@splot/contract/plugin/channel'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { DeliveryReport } from '@splot/contract/plugin/report'
import { ImapFlow } from 'imapflow'
import type { Settings } from '../settings.ts'
import { readBounce } from './parse.ts'

/** What became of a mail stands at its beginning. */
const keptBytes = 2 ** 20
/** Read at a time: the next turn takes the rest. */
const mostAtOnce = 200
/** Mails in a row whose reports are not taken: then it is not the mail, it is whoever takes them. */
const mostRefused = 3

/** The mailbox cannot be opened or read. `isLogin`: it refused the user or the password. */
export class MailboxFault extends Error {
  readonly isLogin: boolean
  constructor(isLogin: boolean) {
    super('mailbox')
    this.name = 'MailboxFault'
    this.isLogin = isLogin
  }
}

type Take = (reports: readonly DeliveryReport[]) => Promise<void>

/**
 * Reads what came back from the mailbox of the settings, where there is one. A mail is marked as read once its reports were
 * taken, and nothing else is done to it: one that breaks off is read again. One whose reports cannot be taken stays unread
 * and holds up none behind it; its error is thrown when the others are done.
 * @throws NetworkFault, MailboxFault, and whatever `take` throws
 */
export async function readMailbox(settings: Settings, deps: ChannelDeps, take: Take): Promise<void> {
  const client = await open(settings, deps)
  if (client === null) return
  try {
    await guard(client.mailboxOpen(settings.imapFolder))
    const unread = (await guard(client.search({ seen: false }, { uid: true }))) || []
    const refused: unknown[] = []
    let inARow = 0
    for (const uid of unread.slice(0, mostAtOnce)) {
      const query = { source: { start: 0, maxLength: keptBytes } }
      const mail = await guard(client.fetchOne(String(uid), query, { uid: true }))
      const source = mail === false ? undefined : mail.source
      const reports = source === undefined ? [] : await readBounce(source, deps.clock.now())
      try {
        if (reports.length > 0) await take(reports)
        inARow = 0
      } catch (error) {
        refused.push(error)
        inARow += 1
        if (inARow >= mostRefused) throw error
        continue
      }
      await guard(client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }))
    }
    await guard(client.logout())
    if (refused.length > 0) throw refused[0]
  } finally {
    client.close()
  }
}

/** Opens the mailbox and closes it again. @throws NetworkFault, MailboxFault */
export async function tryMailbox(settings: Settings, deps: ChannelDeps): Promise<void> {
  const client = await open(settings, deps)
  try {
    if (client !== null) await guard(client.mailboxOpen(settings.imapFolder, { readOnly: true }))
  } finally {
    client?.close()
  }
}

/** A signed-in session at a checked address, under TLS from its first byte; null where no mailbox is set. */
async function open(settings: Settings, deps: ChannelDeps): Promise<ImapFlow | null> {
  const { imapHost: host, imapPort: port, imapUser, imapPassword, authority } = settings
  if (host === undefined || imapUser === undefined) return null
  const [address] = await deps.network.locate(host, port)
  if (address === undefined) throw new NetworkFault('unresolvable', false)
  const client = new ImapFlow({
    host: address,
    port,
    servername: host,
    secure: true,
    auth: { user: imapUser, pass: imapPassword ?? '' },
    tls: { ...(authority === undefined ? {} : { ca: authority }) },
    disableAutoIdle: true,
    logger: false,
    connectionTimeout: deps.patienceMs,
    greetingTimeout: deps.patienceMs,
    socketTimeout: deps.patienceMs,
  })
  // What breaks while nothing is asked is found by the next question.
  client.on('error', () => {})
  try {
    await guard(client.connect())
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

/** The library's faults quote what the server said: ours say only which kind they are of. */
async function guard<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw new MailboxFault(error instanceof Error && 'authenticationFailed' in error)
  }
}
