import { CircleAlert, ScanLine, UploadCloud, WifiOff } from 'lucide-react'
import type { Me } from '../app/api.ts'
import { useNow } from '../app/use-now.ts'
import { useWords } from '../i18n/t.ts'
import { Logo } from '../kit/logo.tsx'
import { useLink } from './connection.ts'
import type { Home } from './home.ts'
import type { Queue } from './use-queue.ts'

interface TopBarProps {
  me: Me
  home: Home
  query: string
  onQuery: (query: string) => void
  onEnter: (text: string) => void
  queue: Queue
  onQueue: () => void
  onLeave: () => void
}

/** Where one is, the one field for everything, and always: whether the server is there. */
export function TopBar({ me, home, query, onQuery, onEnter, queue, onQueue, onLeave }: TopBarProps) {
  const { t, format } = useWords()
  const now = useNow()
  return (
    <header className="flex min-h-16 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
      <button
        type="button"
        onClick={onLeave}
        className="flex items-center gap-3 text-left"
        aria-label={t('till.changeStore')}
      >
        <Logo size={34} />
        <span className="hidden sm:block">
          <span className="block font-strong text-14">{home.storeName}</span>
          <span className="block text-12 text-text-2">{t('till.tillNumber', { number: home.tillId })}</span>
        </span>
      </button>
      <form
        className="order-last w-full md:order-none md:w-auto md:max-w-130 md:flex-1"
        onSubmit={(event) => {
          event.preventDefault()
          onEnter(query)
        }}
      >
        <label className="flex h-12 items-center gap-3 rounded-card border border-transparent bg-sunken px-4 focus-within:border-line-strong">
          <ScanLine aria-hidden="true" size={20} strokeWidth={1.75} className="shrink-0 text-text-2" />
          <span className="sr-only">{t('till.scan')}</span>
          <input
            data-page-search
            value={query}
            onChange={(event) => onQuery(event.target.value)}
            placeholder={t('till.scan')}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="h-full min-w-0 flex-1 bg-transparent text-16 outline-none placeholder:text-text-3"
          />
        </label>
      </form>
      <div className="ml-auto flex items-center gap-4">
        <ConnectionState queue={queue} onQueue={onQueue} />
        <span className="hidden text-right lg:block">
          <span className="block font-strong text-13">{me.member.name}</span>
          <span className="block text-12 text-text-2">{format.dateTime(now)}</span>
        </span>
      </div>
    </header>
  )
}

function ConnectionState({ queue, onQueue }: { queue: Queue; onQueue: () => void }) {
  const { t, format } = useWords()
  const { isOnline, answeredAt } = useLink()
  const waiting = queue.sales.filter((one) => one.state === 'waiting').length
  const conflicts = queue.sales.reduce((sum, one) => sum + one.conflicts.length, 0)
  const look = isOnline ? 'bg-ok-soft text-ok' : 'bg-warn-soft text-warn'
  return (
    <div className="flex items-center gap-2" role="status">
      <span className={`flex min-h-10 items-center gap-2 rounded-card px-3 text-13 ${look}`}>
        {isOnline ? (
          <span aria-hidden="true" className="size-2.5 rounded-full bg-current" />
        ) : (
          <WifiOff aria-hidden="true" size={16} />
        )}
        <span className="font-strong">{isOnline ? t('till.online') : t('till.offline')}</span>
        {answeredAt !== null && <span className="hidden sm:inline">{format.timeExact(answeredAt)}</span>}
      </span>
      {(waiting > 0 || conflicts > 0) && (
        <button
          type="button"
          onClick={onQueue}
          className={`flex min-h-10 items-center gap-2 rounded-card border px-3 font-medium text-13 ${conflicts > 0 ? 'border-warn text-warn' : 'border-line'}`}
        >
          {conflicts > 0 ? (
            <CircleAlert aria-hidden="true" size={16} />
          ) : (
            <UploadCloud aria-hidden="true" size={16} />
          )}
          {conflicts > 0 ? t('till.conflicts', { count: conflicts }) : t('till.waiting', { count: waiting })}
        </button>
      )}
    </div>
  )
}
