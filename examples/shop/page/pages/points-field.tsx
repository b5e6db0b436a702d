import { fill, words } from '../app/language.ts'
import { useLoyalty } from '../app/orders.ts'
import { useCustomer } from '../app/splot.ts'

/** Points to spend, where she has some and the programme lets them pay. */
export function PointsField({ points, put }: { points: number; put(points: number): void }) {
  const customer = useCustomer()
  const { data } = useLoyalty(Boolean(customer))
  if (data === null || data.points === 0 || data.worth === null) return null
  const most = data.points
  return (
    <label className="check">
      <input type="checkbox" checked={points > 0} onChange={({ target }) => put(target.checked ? most : 0)} />
      {fill(words.usePoints, { n: most })}
    </label>
  )
}
