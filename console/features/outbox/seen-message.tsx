import type { GetMessageReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { MailFrame } from '../content/mail-frame.tsx'
import { Phone } from '../content/previews/phone.tsx'

const panelWidth = 378

/** What she saw: the mail in a window that runs nothing, a short message on a phone. */
export function SeenMessage({ message }: { message: GetMessageReply }) {
  const { t } = useWords()
  const { parts } = message
  if (parts === null)
    return (
      <p className="mb-3 rounded-card border border-line border-dashed px-4 py-6 text-center text-text-2">
        {message.handedAt === null ? t('outbox.nothingLeft') : t('outbox.mayNotSee')}
      </p>
    )
  if (parts.html !== undefined)
    return <Mail subject={parts.subject ?? ''} html={parts.html} address={message.address} />
  return <Short parts={parts} />
}

function Mail({ subject, html, address }: { subject: string; html: string; address: string | null }) {
  const { t } = useWords()
  const width = 640
  const scale = panelWidth / width
  return (
    <div className="mb-3 overflow-hidden rounded-card border border-line bg-raised">
      <div className="border-line border-b px-3 py-2.5">
        <div className="font-strong">{subject}</div>
        {address !== null && <div className="text-12 text-text-2">{t('outbox.to', { address })}</div>}
      </div>
      <MailFrame html={html} title={subject} width={width} height={420 / scale} scale={scale} />
    </div>
  )
}

/** Texts of a phone or a page, title first. */
function Short({ parts }: { parts: Record<string, string> }) {
  const title = parts.title ?? parts.heading
  const text = parts.text ?? parts.body ?? ''
  return (
    <div className="mb-3">
      <Phone height={260}>
        <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto p-3">
          <div className="max-w-[90%] whitespace-pre-wrap break-words rounded-[16px] rounded-bl-knot bg-sunken px-3 py-2 text-14">
            {title !== undefined && <div className="font-strong">{title}</div>}
            {text}
          </div>
          {parts.button !== undefined && parts.button !== '' && (
            <span className="mt-1.5 w-fit rounded-full border border-line-strong px-3 py-1 font-medium text-13">
              {parts.button}
            </span>
          )}
        </div>
      </Phone>
    </div>
  )
}
