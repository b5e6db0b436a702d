import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { workspacesQuery } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { createFormat } from '../../i18n/format.ts'
import { useWords, type Words } from '../../i18n/t.ts'

const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The clock campaigns go by: the workspace's; the browser's until it is known. */
export function useZone(): string {
  const { workspaceId } = useMe()
  const { data } = useQuery(workspacesQuery)
  return data?.items.find((one) => one.id === workspaceId)?.timeZone ?? browserZone()
}

/** The words of the console, with moments by the clock of the workspace: that of a campaign's name and its schedule. */
export function useCampaignWords(): Words {
  const words = useWords()
  const zone = useZone()
  return useMemo(() => ({ ...words, format: createFormat(words.language, zone) }), [words, zone])
}

/** Says whose clock it is where the reader's own shows another. */
export function ZoneNote() {
  const { t } = useWords()
  const zone = useZone()
  return zone === browserZone() ? null : (
    <p className="text-12 text-text-3">{t('campaigns.zone', { zone: zone.replaceAll('_', ' ') })}</p>
  )
}
