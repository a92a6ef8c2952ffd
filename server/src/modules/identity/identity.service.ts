import type { Preferences } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { type Act, Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
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

  async changePreferences(actor: Actor, preferences: Preferences): Promise<void> {
    const subject = { kind: 'person', id: actor.person } as const;
    await this.acts.act(actor, 'person.preferences-changed', subject, (act) =>
      this.repository.changePreferences(act, actor.person, preferences),
    );
  }
}

export const fullName = ({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`;
