import { parsePriceMinor } from '@splot/contract/money'
import { useQuery } from '@tanstack/react-query'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Bone, Failure } from '../../kit/states.tsx'
import { showMoney } from './money.ts'
import { historyQuery, type PriceLine } from './queries.ts'
import { drawSteps } from './step-chart.ts'

const dayMs = 86_400_000
const [width, height] = [640, 150]
/** Half a year back: what is older tells nothing about today's price. */
const span = 183 * dayMs
const omnibus = 30 * dayMs

/** What variants have cost, as a line of steps, with the thirty days the law looks at; the same as a table below. */
export function PriceHistory({ id, skus }: { id: string; skus: readonly string[] }) {
  const { t } = useWords()
  const query = useQuery(historyQuery(id))
  if (query.isError) return <Failure error={query.error} />
  if (query.data === undefined) return <Bone className="h-38 w-full" />
  const lines = query.data.lines.filter((line) => line.skus.some((sku) => skus.includes(sku)))
  const [line] = lines
  if (line === undefined) return <p className="text-text-2">{t('catalogue.noPrice')}</p>
  return (
    <>
      <Chart line={line} currency={query.data.currency} />
      {lines.length > 1 && <p className="mt-1 text-12 text-text-2">{t('catalogue.manyLines')}</p>}
      <details className="mt-2">
        <summary className="cursor-pointer text-12 text-text-2">{t('catalogue.asTable')}</summary>
        <Steps line={line} currency={query.data.currency} />
      </details>
    </>
  )
}

function Chart({ line, currency }: { line: PriceLine; currency: string }) {
  const { t, format } = useWords()
  const now = useNow()
  const steps = line.steps.map(({ from, price }) => ({
    at: new Date(from).getTime(),
    minor: Number(parsePriceMinor(price, currency) ?? 0n),
  }))
  const from = Math.max(now - span, Math.min(now - omnibus - dayMs, steps[0]?.at ?? now))
  const chart = drawSteps(steps, { from, to: now, width, height })
  const left = chart.xOf(now - omnibus)
  return (
    <figure>
      <div className="flex gap-2">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('catalogue.history')}
          className="h-38 min-w-0 flex-1"
        >
          <rect x={left} y={0} width={width - left} height={height} fill="var(--sunken)" />
          {chart.levels.map(({ minor, y }) => (
            <path key={minor} d={`M0 ${y}H${width}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          ))}
          <path
            d={chart.path}
            fill="none"
            stroke="var(--brand)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <div className="relative h-38 w-20 shrink-0 text-12 text-text-2">
          {spread(chart.levels).map(({ minor, y }) => (
            <span key={minor} className="absolute -translate-y-1/2" style={{ top: `${(y / height) * 100}%` }}>
              {format.money(minor, currency)}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="mt-1 flex justify-between gap-4 pr-22 text-12 text-text-3">
        <span>{format.date(from)}</span>
        <span>{t('catalogue.thirtyDays')}</span>
      </figcaption>
    </figure>
  )
}

/** Labels that would lie on one another are left out, the outermost last. */
function spread(levels: readonly { minor: number; y: number }[]): { minor: number; y: number }[] {
  const kept: { minor: number; y: number }[] = []
  for (const one of levels) if (one.y - (kept.at(-1)?.y ?? -99) >= 18) kept.push(one)
  return kept
}

function Steps({ line, currency }: { line: PriceLine; currency: string }) {
  const { t, format } = useWords()
  return (
    <table className="mt-2 w-full max-w-120 text-left">
      <thead>
        <tr className="text-12 text-text-2">
          <th scope="col" className="py-1 font-medium">
            {t('catalogue.from')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('catalogue.price')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('catalogue.regular')}
          </th>
        </tr>
      </thead>
      <tbody>
        {line.steps.toReversed().map((step) => (
          <tr key={step.from} className="border-line border-t">
            <td className="py-1">{format.dateTime(step.from)}</td>
            <td className="py-1 text-right">{showMoney(format, step.price, currency)}</td>
            <td className="py-1 text-right text-text-2">{showMoney(format, step.regular, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
