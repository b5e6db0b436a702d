import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/t.ts'

type Name = (event: string) => string

/**
 * Names events in words. The words of all events weigh as much as half a page: until they have come, an event stands by the
 * name its sender gives it.
 */
export function useEventNames(): Name {
  const { language } = useWords()
  const [name, setName] = useState<Name>(() => (event: string) => event)
  useEffect(() => {
    let isGone = false
    void import('../../app/describe.ts').then(({ nameEvent }) => {
      if (!isGone) setName(() => (event: string) => nameEvent(event, 'track', language))
    })
    return () => {
      isGone = true
    }
  }, [language])
  return name
}
