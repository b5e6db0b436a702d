import {
  type ChannelDeps,
  defineChannel,
  type Message,
  type TestReport,
} from '@splot/contract/plugin/channel'
import type { HandOver } from '@splot/contract/plugin/hand-over'
import { NetworkFault } from '@splot/contract/plugin/network'
import { failed, type Outcome } from '@splot/contract/plugin/outcome'
import { MailboxFault, readMailbox, tryMailbox } from './bounce/mailbox.ts'
import { isReturnPathOpen, makeReturnPath } from './bounce/return-path.ts'
import { readBounceWebhook } from './bounce/webhook.ts'
import { composeMail, makeMessageId } from './compose.ts'
import { inspectDomain } from './domain/inspect.ts'
import { dkimKeys } from './domain/keys.ts'
import { handMail } from './hand-mail.ts'
import { createPool, openLine, SmtpFault } from './pool.ts'
import { type Content, content, type Settings, settings } from './settings.ts'

const maxBytes = 20 * 2 ** 20

/** E-mail through any SMTP server. */
export const emailSmtp = defineChannel({
  id: 'email-smtp',
  label: { pl: 'E-mail (SMTP)', en: 'E-mail (SMTP)' },
  icon: 'mail',
  channel: 'email',
  addressKind: 'email',
  config: settings,
  content,
  limits: { maxBytes, perSecond: null, concurrency: 50, isIdempotent: false },
  send: sendMail,
  test: testSettings,
  inspect: inspectDomain,
  keys: dkimKeys,
  webhook: async (request, config, deps) => readBounceWebhook(request, config, deps.clock.now()),
  fetchReports: readMailbox,
  sink: async () => (await import('./sink.ts')).openSmtpSink,
  returnDoor: async () => (await import('./bounce/door.ts')).openBounceDoor,
})

async function sendMail(
  message: Message<Content>,
  config: Settings,
  deps: ChannelDeps,
  handOver: HandOver,
): Promise<Outcome> {
  if (!isPlainAddress(message.address)) return failed('address_invalid')
  const raw = await composeMail(message, config, deps.clock.now())
  if (raw.length > maxBytes) return failed('content_too_large')
  const pool = deps.hold('smtp', () => createPool(config, deps))
  try {
    const line = await pool.take()
    let isSound = true
    try {
      handOver()
      const envelope = {
        from: makeReturnPath(message.id, config, deps),
        to: [message.address],
        size: raw.length,
      }
      const handed = await handMail(line, envelope, raw, makeMessageId(message.id, config.fromAddress))
      isSound = handed.isSound
      return handed.outcome
    } finally {
      pool.give(line, isSound)
    }
  } catch (error) {
    return judgeOpening(error)
  }
}

/** Whatever went wrong before the first word about the mail: it can be tried again, wrong settings cannot. */
function judgeOpening(error: unknown): Outcome {
  if (error instanceof SmtpFault) {
    if (error.step === 'login' && error.status >= 500) return failed('auth_failed')
    return failed('unreachable', { isRetryable: true, providerCode: `smtp_${error.step}` })
  }
  if (!(error instanceof NetworkFault)) throw error
  return error.code === 'url_forbidden'
    ? failed('url_forbidden')
    : failed('unreachable', { isRetryable: true, providerCode: error.code })
}

/** One mailbox, spelled so that no server can read two addresses or a command in it. */
export const isPlainAddress = (address: string): boolean =>
  address.length <= 320 && /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\].]+$/.test(address)

async function testSettings(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  try {
    const line = await openLine(config, deps)
    line.connection.quit()
    if (config.bounceDomain !== undefined && !isReturnPathOpen(deps)) return noDoor
  } catch (error) {
    return explain(error)
  }
  return testMailbox(config, deps)
}

async function testMailbox(config: Settings, deps: ChannelDeps): Promise<TestReport> {
  try {
    await tryMailbox(config, deps)
    return {
      isOk: true,
      says: {
        pl: 'Serwer odpowiada i przyjął dane logowania',
        en: 'The server answers and took the credentials',
      },
    }
  } catch (error) {
    if (error instanceof MailboxFault && error.isLogin) return noMailboxLogin
    if (error instanceof MailboxFault || error instanceof NetworkFault) return noMailbox
    throw error
  }
}

function explain(error: unknown): TestReport {
  if (error instanceof SmtpFault && error.step === 'login')
    return wrong(
      'password',
      'Serwer nie przyjął użytkownika lub hasła',
      'The server refused the user or the password',
    )
  if (error instanceof SmtpFault && error.step === 'tls')
    return wrong(
      'security',
      'Serwer nie uzgodnił szyfrowania: wybierz inny rodzaj albo sprawdź certyfikat',
      'The server did not agree on encryption: choose another kind or check its certificate',
    )
  if (error instanceof SmtpFault)
    return wrong(
      'port',
      'To nie jest serwer SMTP albo nie odpowiada',
      'This is no SMTP server, or it does not answer',
    )
  if (!(error instanceof NetworkFault)) throw error
  return (
    faultTexts[error.code] ??
    wrong('port', 'Nie można się połączyć z serwerem', 'The server cannot be reached')
  )
}

const wrong = (field: string, pl: string, en: string): TestReport => ({
  isOk: false,
  says: { pl, en },
  field,
})

const noDoor = wrong(
  'bounceDomain',
  'Serwer SMTP odpowiada, ale Splot nie odbiera zwrotów: port otwiera administrator (SPLOT_RETURN_PORTS)',
  'The SMTP server answers, but Splot takes no bounces: the operator opens the port (SPLOT_RETURN_PORTS)',
)

const noMailboxLogin = wrong(
  'imapPassword',
  'Serwer SMTP odpowiada, ale skrzynka zwrotów nie przyjęła użytkownika lub hasła',
  'The SMTP server answers, but the mailbox of bounces refused the user or the password',
)

const noMailbox = wrong(
  'imapHost',
  'Serwer SMTP odpowiada, ale skrzynki zwrotów nie da się otworzyć: sprawdź serwer IMAP, jego certyfikat i folder',
  'The SMTP server answers, but the mailbox of bounces cannot be opened: check the IMAP server, its certificate and the folder',
)

const faultTexts: Partial<Record<NetworkFault['code'], TestReport>> = {
  url_forbidden: wrong(
    'host',
    'Ten adres leży w sieci wewnętrznej; dopuść go w SPLOT_EGRESS_ALLOW',
    'This address is inside a private network; allow it in SPLOT_EGRESS_ALLOW',
  ),
  unresolvable: wrong('host', 'Nie ma serwera o tej nazwie', 'There is no server of this name'),
  tls_failed: wrong(
    'security',
    'Certyfikat serwera jest nieprawidłowy albo port nie używa TLS',
    'The server’s certificate is not valid, or the port does not speak TLS',
  ),
}
