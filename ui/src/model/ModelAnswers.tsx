import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerQuestion, readAnswers } from '../api/model';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { shortMoment } from '../time/format';
import style from './AccessModel.module.css';

/** The answers that stand, each to be taken back, and the lines of a model that say the same. */
export function ModelAnswers() {
  const client = useQueryClient();
  const zone = useZone();
  const mayAnswer = may(useSession(), 'model.write');
  const answers = useQuery({ queryKey: ['model-answers'], queryFn: readAnswers });
  const undo = useMutation({
    mutationFn: (question: string) => answerQuestion(question, 'taken-back'),
    onSuccess: () => client.invalidateQueries(),
  });
  if (answers.error) return <Failure error={answers.error} retry={() => void answers.refetch()} />;
  if (!answers.data || answers.data.answers.length === 0) return null;
  return (
    <section aria-label="Answers that stand">
      <h2>Answers that stand</h2>
      {undo.error && <Failure error={undo.error} />}
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Whom and what it means</th>
            <th scope="col">Until</th>
            <th scope="col">By</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {answers.data.answers.map((one) => {
            const means = `${one.to.join(', ')} ${one.permissions.join(', ')} on ${one.on.join(', ')}`;
            return (
              <tr key={one.question}>
                <td>{one.reply.replaceAll('-', ' ')}</td>
                <td>
                  <DataText value={means} max={160} />
                </td>
                <td>{shortMoment(one.expires, zone)}</td>
                <td>
                  <DataText value={one.by} max={40} identifier />
                </td>
                <td className={style.right}>
                  {mayAnswer && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      disabled={undo.isPending}
                      aria-label={`Take back: ${means}`}
                      onClick={() => undo.mutate(one.question)}
                    >
                      Take back
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <details className={style.file}>
        <summary>The same as lines of a model</summary>
        <pre className={style.text}>{answers.data.patch}</pre>
      </details>
    </section>
  );
}
