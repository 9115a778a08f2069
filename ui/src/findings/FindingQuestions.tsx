import type { Question } from '../api/questions';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import style from './Findings.module.css';
import { SAID_NAMES } from './words';

/** Whom somebody asked about it, and what they said. */
export function FindingQuestions({ questions }: { questions: Question[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <h3>Asked</h3>
      <ul className={style.plain}>
        {questions.toReversed().map((question) => (
          <li key={question.number}>
            <DataText value={question.whom.map((one) => one.name).join(', ')} max={120} />:{' '}
            {question.given ? (
              <>
                <strong>{SAID_NAMES[question.given.answer]}</strong>
                {question.given.text && (
                  <>
                    , <DataText value={question.given.text} max={1000} />
                  </>
                )}{' '}
                <span className={style.quiet}>
                  <DataText value={question.given.person.name} max={60} />, <Ago iso={question.given.when} />
                </span>
              </>
            ) : (
              <span className={style.quiet}>
                no answer yet; asked <Ago iso={question.asked} /> through {question.through}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
