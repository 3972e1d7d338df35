// The calendar of a journal as a table: a row a week, a sign a day.

import { type Day, type Week, weeksOf } from '../../sim/journal/calendar.ts'
import type { Journal } from '../../sim/journal/read.ts'
import { SIGNS } from '../../sim/journal/text.ts'
import { DAY_LABELS, dateOf } from '../../sim/journal/words.ts'
import { Wide } from '../shell/wide.tsx'

/** A full bar stands for at least these points. */
const FULL_POINTS = 20

const labelOf = (day: Day): string => (day === 'unknown' ? 'unknown' : DAY_LABELS[day])

const DayCell = ({ date, day }: { date: number; day: Day }) => (
  <td class={`day ${day}`} title={`${dateOf(date)}: ${labelOf(day)}`}>
    <span aria-hidden="true">{SIGNS[day][0]}</span>
    <span class="hidden-label">{labelOf(day)}</span>
  </td>
)

const WeekRow = ({ week, maxPoints }: { week: Week; maxPoints: number }) => (
  <tr>
    <th scope="row">{dateOf(week.from)}</th>
    <td class="number">{week.number}</td>
    {week.days.map((day, n) => (
      <DayCell key={week.from + n} date={week.from + n} day={day} />
    ))}
    <td class="number">{week.number === undefined ? week.done : `${week.done} of ${week.planned}`}</td>
    <td class="points">
      <span class="bar" style={{ width: `${(60 * week.points) / maxPoints}%` }} /> {week.points.toFixed(1)}
    </td>
  </tr>
)

export function CalendarTable({ journal }: { journal: Journal }) {
  const weeks = weeksOf(journal)
  if (weeks.length === 0) return null
  const maxPoints = Math.max(FULL_POINTS, ...weeks.map(({ points }) => points))
  const used = (Object.keys(DAY_LABELS) as (keyof typeof DAY_LABELS)[]).filter((day) =>
    weeks.some(({ days }) => days.includes(day)),
  )
  return (
    <section class="card" aria-labelledby="calendar-title">
      <h2 id="calendar-title">Calendar</h2>
      <Wide label="Calendar, as a table">
        <table class="calendar">
          <thead>
            <tr>
              <th scope="col">from</th>
              <th scope="col">week</th>
              <th scope="colgroup" colSpan={7}>
                days
              </th>
              <th scope="col">done</th>
              <th scope="col">hand time, in points</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <WeekRow key={week.from} week={week} maxPoints={maxPoints} />
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="legend dim" aria-hidden="true">
        {used.map((day) => (
          <span key={day}>
            <span class={`day ${day}`}>{SIGNS[day][0]}</span> {DAY_LABELS[day]}
          </span>
        ))}
      </p>
    </section>
  )
}
