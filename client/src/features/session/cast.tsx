import type { DemoPerson } from '@diapason/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Failure, Loading } from '../../shared/ui/states.js';

const SUGGESTED = 8;

/** The invented people of the demonstration: one click becomes one of them. */
export default function Cast({ onBecome }: { onBecome: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: keys.demoPeople,
    queryFn: () => http.get<DemoPerson[]>('/api/demonstration/people'),
  });
  const become = async (person: string) => {
    await http.post('/api/demonstration/become', { person });
    onBecome();
  };
  const suggested = data ? oneOfEach(data) : [];
  const others = data?.filter((person) => !suggested.includes(person)) ?? [];
  return (
    <section className="cast stack" aria-labelledby="cast-title">
      <h2 id="cast-title">{t('cast.title')}</h2>
      <p>{t('cast.intro')}</p>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      <People people={suggested} onChoose={become} />
      {others.length > 0 && (
        <details>
          <summary>{t('cast.others', { count: others.length })}</summary>
          <ByRole people={others} onChoose={become} />
        </details>
      )}
      <p>
        <Link to="/demonstration/courrier">{t('cast.mails')}</Link>
      </p>
    </section>
  );
}

interface PeopleProps {
  people: DemoPerson[];
  onChoose: (id: string) => Promise<void>;
}

/** The same, under what each can be tried for, so that forty of them can be skimmed. */
function ByRole({ people, onChoose }: PeopleProps) {
  const { t } = useWords();
  const roleOf = ({ roles }: DemoPerson) => roles[0]?.role ?? 'reader';
  return [...new Set(people.map(roleOf))].map((role) => (
    <div key={role} className="cast-role">
      <h3>{t('cast.role', { role })}</h3>
      <People people={people.filter((person) => roleOf(person) === role)} onChoose={onChoose} />
    </div>
  ));
}

function People({ people, onChoose }: PeopleProps) {
  const { t, intl } = useWords();
  return (
    <ul className="plain-list cast-list">
      {people.map(({ id, name, jobTitle, organisations, roles }) => (
        <li key={id}>
          <div>
            <strong>{name}</strong>
            <span className="soft">{[jobTitle, organisations.join(', ')].filter(Boolean).join(', ')}</span>
            <span className="small">
              {intl.formatList(
                roles
                  .slice(0, 2)
                  .map(({ role, of }) => (of ? t('cast.roleOf', { role, of }) : t('cast.role', { role }))),
                { type: 'unit' },
              )}
            </span>
          </div>
          <Button onClick={() => onChoose(id)} aria-label={t('cast.becomeName', { name })}>
            {t('cast.become')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Someone of each role, of different organisations: enough to see the product from every side. */
function oneOfEach(people: readonly DemoPerson[]): DemoPerson[] {
  const chosen: DemoPerson[] = [];
  const take = (fits: (person: DemoPerson) => boolean) => {
    const organisations = new Set(chosen.flatMap((person) => person.organisations));
    const candidates = people.filter((person) => !chosen.includes(person) && fits(person));
    const found =
      candidates.find((person) => !person.organisations.some((name) => organisations.has(name))) ?? candidates[0];
    if (found && chosen.length < SUGGESTED) chosen.push(found);
  };
  const first = (role: string) => (person: DemoPerson) => person.roles[0]?.role === role;
  for (const role of ['moderator', 'animateur', 'contributor', 'contributor']) take(first(role));
  take(({ organisations }) => organisations.length > 1);
  for (const role of ['commenter', 'reader', 'administrator']) take(first(role));
  return chosen;
}
