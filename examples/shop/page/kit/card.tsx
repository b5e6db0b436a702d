import type { Card as Goods } from '../app/data.ts'
import { hueOf, nameColor } from '../app/departments.ts'
import { colorsOf, priceOf } from '../app/products.ts'
import { Link } from '../app/route.tsx'
import { Cost } from './money.tsx'
import { Picture } from './picture.tsx'

/** A garment in a list: the whole of it is one link. */
export function GoodsCard({
  goods,
  isFirst = false,
  list,
}: {
  goods: Goods
  isFirst?: boolean
  list?: string
}) {
  const colors = colorsOf(goods)
  return (
    <li className="goods">
      <Link to={`/p/${goods.id}`} data-list={list}>
        <Picture src={goods.picture} alt="" isFirst={isFirst} />
        <span className="name">{goods.name}</span>
        <Cost {...priceOf(goods)} />
        {colors.length > 1 && (
          <span className="dots" role="img" aria-label={colors.map(nameColor).join(', ')}>
            {colors.map((color) => (
              <i key={color} style={{ background: hueOf(color) }} />
            ))}
          </span>
        )}
      </Link>
    </li>
  )
}

export const GoodsGrid = ({ goods, list }: { goods: readonly Goods[]; list: string }) => (
  <ul className="grid">
    {goods.map((one, at) => (
      <GoodsCard key={one.id} goods={one} isFirst={at < 4} list={list} />
    ))}
  </ul>
)
