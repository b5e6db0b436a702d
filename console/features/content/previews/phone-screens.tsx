import { useWords } from '../../../i18n/t.ts'
import { BrandDot } from './brand-dot.tsx'
import { Phone } from './phone.tsx'
import type { Look } from './variant-preview.tsx'

/** The bar of a conversation: who writes. */
function Talk({ look }: { look: Look }) {
  const { t } = useWords()
  return (
    <div className="flex shrink-0 flex-col items-center gap-1 border-line border-b pt-1 pb-2">
      <BrandDot name={look.brand} size={28} />
      <span className="text-12 text-text-2">{look.brand || t('content.sender')}</span>
    </div>
  )
}

const bubble =
  'max-w-[86%] whitespace-pre-wrap break-words rounded-[16px] rounded-bl-knot bg-sunken px-3 py-2 text-14'

/** A text message as it lies in her phone. */
export function SmsScreen({ look }: { look: Look }) {
  return (
    <Phone bar={<Talk look={look} />}>
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto p-3">
        <p lang={look.lang} className={bubble}>
          {look.text('text')}
        </p>
      </div>
    </Phone>
  )
}

/** A message in a chat program, with its button. */
export function ChatScreen({ look }: { look: Look }) {
  return (
    <Phone bar={<Talk look={look} />}>
      <div className="flex min-h-0 flex-1 flex-col justify-end gap-1.5 overflow-y-auto p-3" lang={look.lang}>
        <p className={bubble}>{look.text('text')}</p>
        {look.text('button') !== '' && (
          <span className="w-fit rounded-full border border-line-strong px-3 py-1 font-medium text-13">
            {look.text('button')}
          </span>
        )}
      </div>
    </Phone>
  )
}
