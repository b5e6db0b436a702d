import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../channel-icon.tsx'
import type { Thread } from '../threads.ts'
import type { Frame } from './frame.ts'

/** The signs of the channels above their threads; they stay while the life scrolls under them. */
export function WeaveHeads({ frame, used }: { frame: Frame; used: ReadonlySet<Thread> }) {
  const { t } = useWords()
  const size = frame.step < 18 ? Math.max(11, frame.step - 1) : 16
  return (
    <div aria-hidden="true" className="sticky top-0 z-10 h-8 bg-surface">
      {[...frame.columns].map(([thread, x]) => (
        <span
          key={thread}
          title={t(`channel.${thread}`)}
          className="absolute bottom-1.5"
          style={{ left: x - size / 2 }}
        >
          <ChannelIcon channel={thread} size={size} isFaint={!used.has(thread)} />
        </span>
      ))}
    </div>
  )
}
