import { useEffect } from 'react'
import { useRead } from '../app/data.ts'
import { departments } from '../app/departments.ts'
import { language, words } from '../app/language.ts'
import { priceOf, showCards } from '../app/products.ts'
import { Link, useTitle } from '../app/route.tsx'
import { GoodsGrid } from '../kit/card.tsx'
import { Hills } from '../kit/hills.tsx'
import { Cost } from '../kit/money.tsx'
import { Picture } from '../kit/picture.tsx'
import { Waiting } from '../kit/states.tsx'

const shown = 8

/** The season in one picture, and what is worn most. */
export function HomePage() {
  useTitle('')
  // The place is drawn after the script has looked for places.
  useEffect(() => window.splot?.load('blocks'), [])
  const told = useRead(`products?limit=40`, showCards)
  const all = told.data ?? []
  const reduced = all.filter((one) => priceOf(one).lowest !== null).slice(0, 4)
  const best = all.filter((one) => !reduced.includes(one)).slice(0, shown)
  return (
    <>
      <Hero />
      {/* Its room is kept: what is shown here to whom moves nothing below. */}
      <div className="slot" data-splot-slot="home-top" />
      <section className="band">
        <h2>{words.season}</h2>
        <p>{words.seasonText}</p>
        <ul className="tiles">
          {departments.slice(0, 6).map(({ slug, name }) => (
            <li key={slug}>
              <Link to={`/k/${slug}`}>{name[language]}</Link>
            </li>
          ))}
        </ul>
      </section>
      {told.data === null ? (
        <Waiting told={told} lines={4} />
      ) : (
        <>
          {all.length === 0 && <p className="told">{words.empty}</p>}
          {best.length > 0 && (
            <section className="band">
              <h2>{words.best}</h2>
              <GoodsGrid goods={best} list="home" />
            </section>
          )}
          {reduced.length > 0 && (
            <section className="band">
              <h2>{words.reduced}</h2>
              <GoodsGrid goods={reduced} list="reduced" />
            </section>
          )}
        </>
      )}
      <section className="promises">
        {words.promise.map(([title = '', text = '']) => (
          <div key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
        ))}
      </section>
    </>
  )
}

const heroId = 'plaszcz-wrzos'

function Hero() {
  const told = useRead(`products?q=wrzos&limit=1`, showCards)
  const [coat] = told.data ?? []
  return (
    <section className="hero">
      <div className="hero-words">
        <h1>{words.hero.title}</h1>
        <p>{words.hero.text}</p>
        {coat ? <Cost {...priceOf(coat)} /> : <p className="cost">&nbsp;</p>}
        <Link className="act" to={`/p/${heroId}`}>
          {words.hero.act}
        </Link>
      </div>
      <Hills />
      <Picture src={`/shop/pictures/${heroId}.svg`} alt={words.hero.text} ground="mist" isFirst />
    </section>
  )
}
