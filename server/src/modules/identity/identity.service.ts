import { ERASED_NAME, type Preferences } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { type Act, Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { SessionsEnded } from './identity.events.js';
import { IdentityRepository, type NewPerson } from './identity.repository.js';
import type { Person } from './person.entity.js';

/** People: the only module that knows names and addresses. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly repository: IdentityRepository,
    private readonly acts: Acts,
  ) {}

  async person(id: string): Promise<Person> {
    const person = await this.repository.findPerson(id);
    if (!person) throw new DomainError('NOT_FOUND');
    return person;
  }

  /** A person whose account is not deleted. */
  async account(id: string): Promise<Person> {
    const person = await this.person(id);
    if (person.erasedAt) throw new DomainError('NOT_FOUND');
    return person;
  }

  /** People by id, for those who show names. */
  async persons(ids: string[]): Promise<Map<string, Person>> {
    const persons = ids.length > 0 ? await this.repository.findPersons([...new Set(ids)]) : [];
    return new Map(persons.map((person) => [person.id, person]));
  }

  personByEmail(email: string): Promise<Person | null> {
    return this.repository.findPersonByEmail(email);
  }

  async nobodyYet(): Promise<boolean> {
    return (await this.repository.countPersons()) === 0;
  }

  addPerson(act: Act, person: NewPerson): Promise<string> {
    return this.repository.addPerson(act, person);
  }

  /** Whether nobody else administers the installation: what holds until the act is over. */
  async isLastAdministrator(act: Act, id: string): Promise<boolean> {
    const administrators = await this.repository.holdAdministrators(act);
    return administrators.length === 1 && administrators[0] === id;
  }

  /** Forgets who a person is, within an act of the caller, and ends their sessions. Gives the address they had. */
  async erase(act: Act, id: string): Promise<string> {
    const account = await this.repository.holdAccount(act, id);
    if (!account) throw new DomainError('NOT_FOUND');
    await this.repository.blankPerson(act, id);
    act.tell(new SessionsEnded(await this.repository.eraseWaysIn(act, id)));
    return account.email;
  }

  async changePreferences(actor: Actor, preferences: Preferences): Promise<void> {
    const subject = { kind: 'person', id: actor.person } as const;
    await this.acts.act(actor, 'person.preferences-changed', subject, (act) =>
      this.repository.changePreferences(act, actor.person, preferences),
    );
  }
}

export const fullName = ({ givenName, familyName, erasedAt }: Pick<Person, 'givenName' | 'familyName' | 'erasedAt'>) =>
  erasedAt ? ERASED_NAME : `${givenName} ${familyName}`;
