import { Link } from '@tanstack/react-router'
import { useWorkspace } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Why } from '../../kit/why.tsx'
import type { Audience } from './ad-queries.ts'

/** Why people of an audience are not told, and where those who may be come from. Nothing where everybody is. */
export function LeftOut({ audience }: { audience: Audience }) {
  const { t, format } = useWords()
  const { counts, reasons } = audience
  if (counts.withoutConsent + counts.withoutIdentifier === 0) return null
  const shown = reasons.map(({ says, people }) => t('ads.reason', { says, people: format.number(people) }))
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-12 text-text-2">
      {shown.length > 0 && <span>{t('ads.reasons', { reasons: shown.join(' · ') })}</span>}
      <Why label={t('ads.gather')} title={t('ads.gatherTitle')}>
        <Gathering />
      </Why>
    </p>
  )
}

/** Only a yes that is surely hers lets a platform be told of her address; the banner's is one device's. */
function Gathering() {
  const { t } = useWords()
  const { id } = useWorkspace()
  const look = 'text-brand-text underline underline-offset-2'
  return (
    <>
      <p>{t('ads.gatherText')}</p>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        <li>
          {t('ads.gatherPage')}{' '}
          <a className={look} href={`/p/${id}`} target="_blank" rel="noreferrer">
            {t('ads.gatherPageLink')}
          </a>
        </li>
        <li>
          {t('ads.gatherForm')}{' '}
          <Link className={look} to="/content" search={{ tab: 'forms' }}>
            {t('ads.gatherFormLink')}
          </Link>
        </li>
        <li>
          {t('ads.gatherServer')}{' '}
          <Link className={look} to="/data">
            {t('ads.gatherServerLink')}
          </Link>
        </li>
      </ul>
      <p>
        {t('ads.gatherBanner')}{' '}
        <Link className={look} to="/content" search={{ tab: 'banner' }}>
          {t('ads.gatherBannerLink')}
        </Link>
      </p>
    </>
  )
}
