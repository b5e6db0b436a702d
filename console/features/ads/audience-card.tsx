import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert, Clock, Ellipsis, Pause, Play, RefreshCw, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Menu, MenuItem, MenuLine } from '../../kit/menu.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { type Audience, changeAudience, endAudience } from './ad-queries.ts'
import { LeftOut } from './left-out.tsx'

const tones = { on: 'ok', paused: 'plain', ending: 'warn' } as const
const figures = ['wanted', 'told', 'waiting', 'leaving', 'withoutConsent', 'withoutIdentifier'] as const

/** An audience at its platform: who is wanted there, who is told, who may not be, and how long the platform takes. */
export function AudienceCard({ audience }: { audience: Audience }) {
  const { t, format } = useWords()
  const { name, state, destination, segment, target, counts, fault, toldAt, retryAt } = audience
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1">
          <h3 className="flex flex-wrap items-center gap-2 font-strong">
            <span className="break-words">{name}</span>
            <Tag tone={tones[state]}>{t(`ads.state.${state}`)}</Tag>
          </h3>
          <p className="mt-0.5 break-words text-12 text-text-2">
            {destination.label} · {target} ·{' '}
            {segment === null ? (
              t('ads.byJourneys')
            ) : (
              <Link
                to="/customers/segments/$id"
                params={{ id: segment.id }}
                className="underline underline-offset-2"
              >
                {segment.name ?? t('ads.segmentGone')}
              </Link>
            )}
          </p>
        </div>
        {state !== 'ending' && <Acts audience={audience} />}
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3 xl:grid-cols-6">
        {figures.map((figure) => (
          <div key={figure}>
            <dt className="text-12 text-text-2">{t(`ads.${figure}`)}</dt>
            <dd className="text-16 font-strong tabular-nums">{format.number(counts[figure])}</dd>
          </div>
        ))}
      </dl>
      <LeftOut audience={audience} />
      {!destination.isEnabled && <Warning>{t('ads.platformOff')}</Warning>}
      {destination.isEnabled && fault !== null && (
        <Warning>
          {fault.says}. {retryAt !== null && t('ads.retryAt', { at: format.dateTime(retryAt) })}
        </Warning>
      )}
      <p className="mt-3 flex items-start gap-2 text-12 text-text-2">
        <Clock aria-hidden="true" size={14} className="mt-px shrink-0" />
        <span>
          {destination.delay.says}.{' '}
          {toldAt === null ? t('ads.neverTold') : t('ads.toldAt', { at: format.dateTime(toldAt) })}
        </span>
      </p>
    </li>
  )
}

const Warning = ({ children }: { children: ReactNode }) => (
  <p className="mt-3 flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
    <CircleAlert aria-hidden="true" size={16} className="mt-px shrink-0" />
    <span>{children}</span>
  </p>
)

function Acts({ audience }: { audience: Audience }) {
  const { t } = useWords()
  const mayLaunch = useScope('campaigns:launch')
  const [isEnding, setEnding] = useState(false)
  const { id, name, state, fault } = audience
  const isPaused = state === 'paused'
  const change = useMutation({
    mutationFn: (body: { isPaused: boolean }) => changeAudience(id, { name, ...body }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const end = useMutation({
    mutationFn: () => endAudience(id),
    onSuccess: () => setEnding(false),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!mayLaunch) return null
  return (
    <>
      <Menu align="end" trigger={<IconButton icon={Ellipsis} label={t('ads.more', { name })} />}>
        {fault !== null && (
          <MenuItem icon={RefreshCw} onSelect={() => change.mutate({ isPaused })}>
            {t('ads.tellNow')}
          </MenuItem>
        )}
        <MenuItem icon={isPaused ? Play : Pause} onSelect={() => change.mutate({ isPaused: !isPaused })}>
          {t(isPaused ? 'ads.resume' : 'ads.pause')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={Trash2} onSelect={() => setEnding(true)}>
          {t('ads.end')}
        </MenuItem>
      </Menu>
      <Dialog
        isOpen={isEnding}
        onClose={() => setEnding(false)}
        title={t('ads.endTitle', { name })}
        actions={
          <>
            <Button onClick={() => setEnding(false)}>{t('action.cancel')}</Button>
            <Button tone="danger" isBusy={end.isPending} onClick={() => end.mutate()}>
              {t('ads.end')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">{t('ads.endText')}</p>
      </Dialog>
    </>
  )
}
