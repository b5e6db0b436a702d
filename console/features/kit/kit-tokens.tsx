import type { ReactNode } from 'react'
import { threads } from '../../kit/threads.ts'

export function KitSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-16 font-strong">{title}</h2>
      {children}
    </section>
  )
}

const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'line', 'line-strong', 'brand', 'brand-soft']
const meanings = ['ok', 'ok-soft', 'warn', 'warn-soft', 'danger', 'danger-soft', 'info', 'info-soft']

export function KitColors() {
  return (
    <KitSection title="Barwy">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-3">
        {[...surfaces, ...meanings, ...threads.map((thread) => `t-${thread}`)].map((token) => (
          <li key={token}>
            <span
              className="block h-10 rounded-control border border-line"
              style={{ background: `var(--${token})` }}
            />
            <span className="mt-1 block truncate text-12 text-text-2">{token}</span>
          </li>
        ))}
      </ul>
    </KitSection>
  )
}

export function KitType() {
  return (
    <KitSection title="Pismo">
      <div className="flex flex-col gap-2">
        <p className="text-28 font-title">Zażółć gęślą jaźń 28</p>
        <p className="text-20 font-title">3 846,50 zł 20</p>
        <p className="text-16 font-strong">Zaproponować przymiarkę trzewików „Jodła” 16</p>
        <p className="text-14">Karty i przyciski na telefonie 14</p>
        <p className="text-13">Powierzchnie robocze, dwie linie na zdarzenie 13</p>
        <p className="text-12 text-text-2">Drugie linie, godziny, nagłówki tabel 12</p>
      </div>
    </KitSection>
  )
}
