import { X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { ChannelIcon } from '../../../kit/channel-icon.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { Bone } from '../../../kit/states.tsx'
import { tellWithUndo } from '../../../kit/tell.ts'
import { channelColor } from '../../../kit/threads.ts'
import { setChannel } from '../edit.ts'
import {
  type ContentChannel,
  type ContentLanguage,
  findingsAt,
  isPlanned,
  threadOfVariant,
} from '../model.ts'
import { VariantPreview } from '../previews/variant-preview.tsx'
import { ChannelNotes } from './channel-notes.tsx'
import { useStudio } from './studio.ts'

// One sees first, and writes then.
const VariantFields = lazy(() =>
  import('./variant-fields.tsx').then((fields) => ({ default: fields.VariantFields })),
)

const cardWidth: Partial<Record<ContentChannel, string>> = { email: 'lg:w-100', post: 'lg:w-90' }

/** One channel: what she will see above, what is written below, in each language side by side. */
export function VariantCard({ channel }: { channel: ContentChannel }) {
  const { t } = useWords()
  const { languages } = useStudio()
  return (
    <section aria-label={t(`content.channel.${channel}`)} className="flex shrink-0 flex-col">
      <CardHead channel={channel} />
      <div className="flex flex-col gap-6 sm:flex-row sm:gap-5">
        {languages.map((language) => (
          <div key={language} className={`min-w-0 ${cardWidth[channel] ?? 'lg:w-76'} max-lg:flex-1`}>
            {languages.length > 1 && (
              <div className="mb-1.5 font-strong text-12 text-text-2">
                {t(`content.language.${language}`)}
              </div>
            )}
            <Variation channel={channel} language={language} />
          </div>
        ))}
      </div>
    </section>
  )
}

/** The thread from the beam to its knot, and the channel's name. */
function CardHead({ channel }: { channel: ContentChannel }) {
  const { t } = useWords()
  const { change, undo, isLocked, trial } = useStudio()
  const color = channelColor(threadOfVariant[channel])
  const isWrong = findingsAt(trial?.findings ?? [], channel).some((one) => one.severity === 'error')
  return (
    <header className="sticky top-0 z-10 mb-3 flex items-end gap-2 bg-surface pb-1">
      <svg aria-hidden="true" width="16" height="52" viewBox="0 0 16 52" className="-mb-0.5 shrink-0">
        <path d="M8 0V44" stroke={color} strokeWidth="3.2" />
        <circle cx="8" cy="42" r="6" fill={color} stroke="var(--surface)" strokeWidth="2" />
        {isWrong && <circle cx="8" cy="42" r="2.4" fill="var(--surface)" />}
      </svg>
      <ChannelIcon channel={threadOfVariant[channel]} />
      <h3 className="font-strong">{t(`content.channel.${channel}`)}</h3>
      {isPlanned(channel) && <Tag>{t('content.planned')}</Tag>}
      {!isLocked && (
        <IconButton
          size="sm"
          icon={X}
          className="-mb-1 ml-auto"
          label={t('content.removeChannel', { channel: t(`content.channel.${channel}`) })}
          onClick={() => {
            change('', (before) => setChannel(before, channel, false))
            tellWithUndo(t('content.channelRemoved', { channel: t(`content.channel.${channel}`) }), {
              label: t('action.undo'),
              run: undo,
            })
          }}
        />
      )}
    </header>
  )
}

function Variation({ channel, language }: { channel: ContentChannel; language: ContentLanguage }) {
  const { trial } = useStudio()
  if (trial === null) return <Bone className="h-72 w-full" />
  const variant = trial.variants.find((one) => one.channel === channel && one.language === language)
  const shown = trial.shown.find((one) => one.channel === channel && one.language === language)
  if (variant === undefined) return <Bone className="h-72 w-full" />
  return (
    <>
      <VariantPreview variant={variant} shown={shown ?? null} />
      <ChannelNotes variant={variant} shown={shown ?? null} />
      <Suspense fallback={<Bone className="h-24 w-full" />}>
        <VariantFields variant={variant} />
      </Suspense>
    </>
  )
}
