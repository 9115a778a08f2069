import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Overview } from '../api/overview';
import style from './Overview.module.css';

/** Questions worth asking; each one opens its answer. */
export function Questions({ questions }: { questions: Overview['questions'] }) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="questions" className={style.card}>
      <h2 id="questions">Questions to try</h2>
      <ul className={style.questions}>
        {questions.map((question) => (
          <li key={question.title}>
            <Link
              to="/explore"
              search={{ q: question.query, ...(question.range ? { range: question.range } : {}) }}
            >
              <span>{question.title}</span>
              <IconArrowRight size={14} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
