import { type FormEvent, useState } from 'react'
import { enter, usePeople } from '../app/account.ts'
import { fill, words } from '../app/language.ts'
import { explain } from '../app/problem.ts'
import { go, type Place, useTitle } from '../app/route.tsx'

/** In a sample anybody may be anybody: it says so. */
export function SignInPage({ place }: { place: Place }) {
  useTitle(words.signIn)
  const [email, setEmail] = useState('')
  const [fault, setFault] = useState('')
  const [isBusy, setBusy] = useState(false)
  const next = place.query.get('dalej') ?? '/konto'
  const come = async (who: { email: string } | { userId: string }) => {
    setBusy(true)
    setFault('')
    try {
      await enter(who)
      go(next.startsWith('/') ? next : '/konto', { replace: true })
    } catch (error) {
      setFault(explain(error))
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim())) void come({ email: email.trim() })
    else setFault(words.emailWrong)
  }
  return (
    <section className="band narrow">
      <h1>{words.signInTitle}</h1>
      <p>{words.signInText}</p>
      <form className="fields" onSubmit={submit} noValidate>
        <label>
          {words.email}
          <input
            type="email"
            autoComplete="email"
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            aria-invalid={fault !== '' || undefined}
            aria-describedby="sign-in-fault"
          />
        </label>
        <p id="sign-in-fault" className="fault" role="alert">
          {fault}
        </p>
        <button type="submit" className="act" disabled={isBusy}>
          {words.signIn}
        </button>
      </form>
      <People isBusy={isBusy} choose={(userId) => void come({ userId })} />
    </section>
  )
}

/** Customers of the brand whom one may be. */
function People({ isBusy, choose }: { isBusy: boolean; choose(userId: string): void }) {
  const people = usePeople()
  if (people.length === 0) return <p className="soft">{words.noPeople}</p>
  return (
    <ul className="people">
      {people.map(({ userId, name }) => (
        <li key={userId}>
          <button
            type="button"
            disabled={isBusy}
            aria-label={fill(words.signInAs, { name })}
            onClick={() => choose(userId)}
          >
            <b>{name}</b>
          </button>
        </li>
      ))}
    </ul>
  )
}
