import { Plus } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { buttonClass } from '../../../kit/button.tsx'
import { ChannelIcon } from '../../../kit/channel-icon.tsx'
import { Menu, MenuItem } from '../../../kit/menu.tsx'
import { channelColor } from '../../../kit/threads.ts'
import { setChannel } from '../edit.ts'
import { contentChannels, isPlanned, threadOfVariant } from '../model.ts'
import { useStudio } from './studio.ts'
import { VariantCard } from './variant-card.tsx'

/** The variants side by side, each hanging on its channel's thread from one beam: the core message. */
export function Strip() {
  const { t } = useWords()
  const { document } = useStudio()
  const chosen = contentChannels.filter((each) => document.channels.includes(each))
  return (
    <section
      aria-label={t('content.variants')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="ring-inset-focus min-w-0 flex-1 lg:overflow-auto"
    >
      <div className="flex min-h-full flex-col gap-8 px-4 pb-8 md:px-6 lg:w-max lg:flex-row lg:gap-6">
        {chosen.map((channel) => (
          <VariantCard key={channel} channel={channel} />
        ))}
        <AddChannel />
      </div>
    </section>
  )
}

/** Channels the message does not go to yet: their threads rest. */
function AddChannel() {
  const { t } = useWords()
  const { document, change, isLocked } = useStudio()
  const others = contentChannels.filter((each) => !document.channels.includes(each))
  if (isLocked || others.length === 0) return null
  return (
    <div className="flex w-full shrink-0 flex-col lg:w-56">
      <svg aria-hidden="true" width="100%" height="40" className="hidden lg:block">
        {others.map((channel, index) => (
          <path
            key={channel}
            d={`M${12 + index * 18} 0V40`}
            stroke={channelColor(threadOfVariant[channel])}
            strokeWidth="2"
            strokeLinecap="round"
            strokeDasharray="1 5"
            opacity="0.7"
          />
        ))}
      </svg>
      <Menu
        trigger={
          <button type="button" className={buttonClass('plain')}>
            <Plus aria-hidden="true" size={16} strokeWidth={1.75} />
            {t('content.addChannel')}
          </button>
        }
      >
        {others.map((channel) => (
          <MenuItem key={channel} onSelect={() => change('', (before) => setChannel(before, channel, true))}>
            <span className="flex items-center gap-2">
              <ChannelIcon channel={threadOfVariant[channel]} />
              {t(`content.channel.${channel}`)}
              {isPlanned(channel) && <span className="text-12 text-text-3">{t('content.planned')}</span>}
            </span>
          </MenuItem>
        ))}
      </Menu>
      <p className="mt-2 text-12 text-text-3">{t('content.addChannelText')}</p>
    </div>
  )
}
