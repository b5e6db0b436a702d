import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { RotateCw } from 'lucide-react'
import { useWords } from '../i18n/t.ts'
import { Button, buttonClass } from '../kit/button.tsx'
import { Failure } from '../kit/states.tsx'
import { isLostPiece } from './lost-piece.ts'

/** No page stands at this address. */
export function NotFound() {
  const { t } = useWords()
  return (
    <main className="flex h-dvh flex-col items-center justify-center px-6 text-center">
      <CutThread />
      <h1 className="mt-6 text-28 font-title">{t('notFound.title')}</h1>
      <p className="mt-2 max-w-90 text-14 text-text-2">{t('notFound.text')}</p>
      <Link to="/" className={`${buttonClass('primary')} mt-6`}>
        {t('notFound.home')}
      </Link>
    </main>
  )
}

function CutThread() {
  return (
    <svg
      aria-hidden="true"
      width="240"
      height="64"
      viewBox="0 0 240 64"
      fill="none"
      strokeLinecap="round"
      strokeWidth="3"
    >
      <path d="M4 32C40 32 44 12 72 12S104 40 116 34" stroke="var(--splot-a)" />
      <path d="M236 32C200 32 196 52 168 52S138 26 124 30" stroke="var(--splot-b)" />
    </svg>
  )
}

/** A page that could not be drawn. One whose pieces are gone from the server is loaded anew: asking again would not bring them. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  return (
    <main className="flex h-full min-h-80 items-center justify-center">
      {isLostPiece(error) ? (
        <LostPiece />
      ) : (
        <Failure error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
      )}
    </main>
  )
}

function LostPiece() {
  const { t } = useWords()
  return (
    <div role="alert" className="mx-auto flex max-w-100 flex-col items-center px-6 py-16 text-center">
      <h2 className="text-16 font-strong">{t('error.piece')}</h2>
      <p className="mt-1.5 text-13 text-text-2">{t('error.pieceHint')}</p>
      <Button className="mt-5" icon={RotateCw} onClick={() => location.reload()}>
        {t('action.reload')}
      </Button>
    </div>
  )
}
