import { useEffect, useRef, useState } from 'react'
import { later } from '../../app/browser/clock.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useSaveOnLeave } from '../../kit/save-on-leave.ts'
import { type Campaign, campaignPath, campaignQuery, type Plan } from './campaign-queries.ts'

const typingMs = 500

export interface Draft {
  name: string
  plan: Plan
  /** Of what the server holds. */
  revision: number
  status: 'saved' | 'saving' | 'failed'
  setName(name: string): void
  change(part: Partial<Plan>): void
  /** Resolves once everything typed is on the server. */
  settle(): Promise<void>
}

/** A draft as it is typed, saved a moment after each change, one save after the other. */
export function useDraft(campaign: Campaign): Draft {
  const [name, setName] = useState(campaign.name)
  const [plan, setPlan] = useState(campaign.plan)
  const [revision, setRevision] = useState(campaign.revision)
  const [status, setStatus] = useState<Draft['status']>('saved')
  const [touches, setTouches] = useState(0)
  const typed = useRef({ name, plan, isDirty: false })
  const saving = useRef<Promise<void>>(Promise.resolve())
  const known = useRef(campaign.revision)

  const save = useRef((): Promise<void> => {
    saving.current = saving.current.then(async () => {
      if (!typed.current.isDirty) return
      const { name: asName, plan: asPlan } = typed.current
      typed.current.isDirty = false
      try {
        const body = { revision: known.current, name: asName, plan: asPlan }
        const put = { method: 'PUT', body, outlives: true } as const
        const saved = await request<Campaign>(campaignPath(campaign.id), put)
        known.current = saved.revision
        queryClient.setQueryData(campaignQuery(campaign.id).queryKey, saved)
        setRevision(saved.revision)
        setStatus(typed.current.isDirty ? 'saving' : 'saved')
      } catch {
        typed.current.isDirty = true
        setStatus('failed') // The next change sends all of it again.
      }
    })
    return saving.current
  })

  useEffect(() => {
    if (touches === 0) return
    return later(typingMs, () => void save.current())
  }, [touches])
  useSaveOnLeave(status, save.current)

  const touch = (next: { name?: string; plan?: Plan }) => {
    Object.assign(typed.current, next, { isDirty: true })
    setStatus('saving')
    setTouches((count) => count + 1)
  }
  return {
    name,
    plan,
    revision,
    status,
    setName(next) {
      setName(next)
      // A campaign always has a name: an empty field is not one yet.
      if (next.trim() !== '') touch({ name: next })
    },
    change(part) {
      const next = { ...typed.current.plan, ...part }
      setPlan(next)
      touch({ plan: next })
    },
    settle: () => save.current(),
  }
}
