import { useEffect, useRef, useState } from 'react'
import type { ChannelSettings } from './channel-model.ts'
import type { Typed } from './setting-field.tsx'

export type Values = Readonly<Record<string, Typed>>

/** What is stored; secrets are never sent here, so they begin empty and stay where nothing is typed. */
export const beginWith = (channel: Pick<ChannelSettings, 'fields' | 'settings'>): Values =>
  Object.fromEntries(
    channel.fields
      .filter((field) => !field.isSecret)
      .flatMap(({ name }) => {
        const value = channel.settings[name]
        return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? [[name, value] as const]
          : []
      }),
  )

/** What was typed over what was stored, now that something else is stored: typed values stay, the others follow. */
export function followStored(typed: Values, before: Values, after: Values): Values {
  const own = Object.entries(typed).filter(([name, value]) => value !== before[name])
  return { ...after, ...Object.fromEntries(own) }
}

/** The values of the form. After a save they are those stored; a key made meanwhile takes nothing from what was typed. */
export function useTyped(channel: Pick<ChannelSettings, 'fields' | 'settings'>) {
  const [typed, setTyped] = useState(() => beginWith(channel))
  const base = useRef(typed)
  const isSaved = useRef(false)
  useEffect(() => {
    const after = beginWith(channel)
    const before = base.current
    base.current = after
    if (isSaved.current) setTyped(after)
    else setTyped((own) => followStored(own, before, after))
    isSaved.current = false
  }, [channel])
  return {
    typed,
    put: (name: string, value: Typed) => setTyped((own) => ({ ...own, [name]: value })),
    noteSaved: () => {
      isSaved.current = true
    },
  }
}
