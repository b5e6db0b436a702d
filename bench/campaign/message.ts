/** The mail of the bench: 2.4 kB of HTML with a loop, a condition, a date and Polish letters, as published content has it. */
const product = (n: string) =>
  `{% for item in products.viewed %}<tr><td style="padding:8px 0;font:400 16px/1.5 sans-serif">${n} {{ item.name }}</td><td align="right">{{ item.price }} zł</td></tr>{% endfor %}`

const filler =
  'Wełna z małych gospodarstw, barwiona ziołami, tkana na krosnach w Łodzi; każda sztuka ma swój numer i imię tkaczki. '

export const subject = 'Cześć {{ customer.firstName }}, jesienne płaszcze już są'

export const html = `<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Jesień</title></head><body style="margin:0;background:#f6f4ef">
<table role="presentation" width="600" align="center" style="background:#ffffff"><tr><td style="padding:24px">
<h1 style="font:600 24px/1.3 serif">Dzień dobry, {{ customer.firstName }}!</h1>
<p style="font:400 16px/1.5 sans-serif">${filler.repeat(5)}</p>
{% if customer.city %}<p style="font:400 16px/1.5 sans-serif">W salonie w mieście {{ customer.city }} czekają na Ciebie nowości.</p>{% endif %}
<table role="presentation" width="100%">${product('•')}</table>
<p><a href="https://sklep.example/jesien?utm_source=newsletter&amp;utm_campaign=jesien" style="background:#2b3a55;color:#ffffff;padding:12px 24px">Zobacz kolekcję</a></p>
<p style="font:400 12px/1.5 sans-serif">{{ brand.name }} · <a href="{{ links.unsubscribe }}">Rezygnacja</a> · <a href="{{ links.preferences }}">Zgody i dane</a></p>
</td></tr></table></body></html>`

export const text = `Dzień dobry, {{ customer.firstName }}!

${filler.repeat(2)}
{% for item in products.viewed %}{{ item.name }}: {{ item.price }} zł
{% endfor %}
https://sklep.example/jesien

Rezygnacja: {{ links.unsubscribe }}`

export const products = [
  { name: 'Płaszcz wełniany „Żuraw”', price: '899,00' },
  { name: 'Szal kaszmirowy', price: '249,00' },
  { name: 'Rękawiczki z owczej wełny', price: '129,00' },
]

const names = ['Anna', 'Łucja', 'Zofia', 'Świętosława', 'Jan', 'Błażej', 'Grażyna', 'Stanisław']
const cities = ['Łódź', 'Kraków', 'Gdańsk', 'Wrocław', 'Poznań']
export const nameOf = (i: number) => names[i % names.length] ?? ''
export const cityOf = (i: number) => cities[i % cities.length] ?? ''
