import { useEffect, useState } from 'react'
import type { Me } from '../app/api.ts'
import { ApiError, request } from '../app/client.ts'
import { useWords } from '../i18n/t.ts'
import { PageLoading } from '../kit/states.tsx'
import { noteAnswer, noteSilence, watchLink } from './connection.ts'
import { findHome, findLastMember, forgetStanding, type Home, putHome, putLastMember } from './home.ts'
import { StoreChoice } from './store-choice.tsx'
import { TillPage } from './till-page.tsx'

/** Who works here, and in which store; then the till. */
export function TillGate() {
  const { t } = useWords()
  const [me, setMe] = useState<Me | null>(null)
  const [home, setHome] = useState<Home | null>(null)
  useEffect(watchLink, [])
  useEffect(() => {
    const enter = (member: Me) => {
      setMe(member)
      setHome(findHome(member))
    }
    request<Me>('/api/v1/me')
      .then((member) => {
        noteAnswer()
        putLastMember(member)
        enter(member)
      })
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) {
          forgetStanding()
          location.assign('/sign-in?next=/till')
          return
        }
        noteSilence()
        const last = findLastMember()
        if (last !== null) enter(last)
      })
  }, [])
  if (me === null) return <PageLoading />
  if (!me.scopes.includes('orders:write'))
    return (
      <main className="grid h-full place-items-center p-6 text-center text-14">{t('error.forbidden')}</main>
    )
  if (home === null)
    return (
      <StoreChoice
        onChoose={(chosen) => {
          putHome(me, chosen)
          setHome(chosen)
        }}
      />
    )
  return <TillPage key={home.storeId} me={me} home={home} onLeave={() => setHome(null)} />
}
