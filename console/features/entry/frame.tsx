import type { ReactNode } from 'react'
import { languages, useWords } from '../../i18n/t.ts'
import { Logo } from '../../kit/logo.tsx'

/** The pages before the sign-in: the mark, one card, and the choice of language. */
export function EntryFrame({
  title,
  intro,
  children,
}: {
  title: string
  intro: string
  children: ReactNode
}) {
  const { language, setLanguage } = useWords()
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col px-6 py-6 sm:px-10">
        <header className="flex items-center justify-between">
          <span className="flex items-center gap-2.5 text-16 font-title">
            <Logo size={30} />
            Splot
          </span>
          <span className="flex gap-1">
            {languages.map((each) => (
              <button
                key={each}
                type="button"
                lang={each}
                aria-pressed={each === language}
                onClick={() => setLanguage(each)}
                className="h-8 rounded-control px-2 font-medium text-text-3 hover:bg-sunken aria-pressed:text-text"
              >
                {each === 'pl' ? 'Polski' : 'English'}
              </button>
            ))}
          </span>
        </header>
        <div className="mx-auto flex w-full max-w-90 flex-1 flex-col justify-center py-12">
          <h1 className="text-28 font-title">{title}</h1>
          <p className="mt-2 text-14 text-text-2">{intro}</p>
          <div className="mt-7">{children}</div>
        </div>
      </div>
      <div className="hidden overflow-hidden border-l bg-surface lg:block">
        <Loom />
      </div>
    </main>
  )
}

const lanes = ['ads', 'web', 'app', 'store', 'call', 'chat', 'email', 'sms', 'push', 'social']
const knots: [number, number, number][] = [
  [1, 96, 6],
  [2, 150, 7.5],
  [3, 236, 7.5],
  [4, 300, 6],
  [6, 340, 4.5],
  [6, 396, 6],
  [1, 452, 6],
  [5, 520, 6],
  [2, 580, 6],
  [8, 610, 4.5],
  [0, 690, 4.5],
  [3, 740, 7.5],
  [7, 800, 4.5],
  [1, 860, 6],
  [9, 900, 4.5],
]

function Loom() {
  return (
    <svg
      aria-hidden="true"
      className="h-full w-full"
      viewBox="0 0 640 1000"
      preserveAspectRatio="xMidYMid slice"
      fill="none"
    >
      {lanes.map((lane, index) => (
        <path
          key={lane}
          d={`M${140 + index * 40} 0V1000`}
          stroke={`var(--t-${lane})`}
          strokeWidth="2.4"
          opacity="0.4"
        />
      ))}
      <path
        d="M620 396H438Q429 396 429 405V443Q429 452 420 452H189Q180 452 180 452M189 452H169Q160 452 160 443V245Q160 236 169 236H251"
        stroke="var(--brand)"
        strokeWidth="1.8"
      />
      {knots.map(([lane, y, radius]) => (
        <LoomKnot key={y} x={140 + lane * 40} y={y} radius={radius} color={`var(--t-${lanes[lane]})`} />
      ))}
      <rect x="612" y="388" width="16" height="16" rx="4" fill="var(--brand)" />
    </svg>
  )
}

function LoomKnot({ x, y, radius, color }: { x: number; y: number; radius: number; color: string }) {
  return (
    <>
      <path d={`M${x} ${y - 24}V${y + 24}`} stroke={color} strokeWidth="3.4" strokeLinecap="round" />
      <circle cx={x} cy={y} r={radius + 3} fill="var(--surface)" />
      <circle cx={x} cy={y} r={radius} fill={color} />
      {radius > 7 && <circle cx={x} cy={y} r="2.6" fill="var(--surface)" />}
    </>
  )
}
