import { useState } from 'react'
import { fill, showTime, words } from '../app/language.ts'
import { explain } from '../app/problem.ts'
import { getCommerce } from '../app/splot.ts'
import { QrPicture } from '../kit/qr-picture.tsx'

interface Given {
  code: string
  url: string
  expiresAt: string
}

/** A code by which another screen takes this cart. */
export function HandOver() {
  const [given, setGiven] = useState<Given | null>(null)
  const [fault, setFault] = useState('')
  const ask = () =>
    getCommerce()
      .then((commerce) => commerce.cart.handOver(`${location.origin}/shop/koszyk`))
      .then(setGiven)
      .catch((error: unknown) => setFault(explain(error)))
  if (given === null)
    return (
      <>
        <button type="button" className="plain" onClick={() => void ask()}>
          {words.handover}
        </button>
        {fault !== '' && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </>
    )
  return (
    <div className="code" role="status">
      <QrPicture text={given.url} label={words.handover} />
      <p>
        <b className="digits">{given.code}</b>
        <br />
        {fill(words.handoverText, { time: showTime(given.expiresAt) })}
      </p>
    </div>
  )
}
