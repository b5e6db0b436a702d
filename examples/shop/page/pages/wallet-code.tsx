import { useEffect, useState } from 'react'
import { words } from '../app/language.ts'
import { getCommerce } from '../app/splot.ts'
import { QrPicture } from '../kit/qr-picture.tsx'

interface Code {
  code: string
  expiresAt: string
}

const leastMs = 3_000

/** Her code for the till: another one every half minute, so that a photograph of it is worth nothing. */
export function WalletCode() {
  const [code, setCode] = useState<Code | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    let timer = 0
    const ask = async () => {
      let waitMs = 10_000
      try {
        const commerce = await getCommerce()
        const given = await commerce.ask<Code>({ method: 'POST', path: 'wallet' })
        setCode(given)
        waitMs = Math.max(leastMs, new Date(given.expiresAt).getTime() - Date.now() - leastMs)
      } catch {
        // Without a network there is no code that a till would take.
        setCode(null)
      }
      timer = window.setTimeout(() => void ask(), waitMs)
    }
    void ask()
    return () => clearTimeout(timer)
  }, [isOpen])
  return (
    <details className="wallet" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.showCode}</summary>
      {code === null ? (
        <p role="status">{isOpen ? words.codeNot : ''}</p>
      ) : (
        <div className="code">
          <QrPicture text={code.code} label={words.showCode} />
          <p>{words.codeText}</p>
        </div>
      )}
    </details>
  )
}
