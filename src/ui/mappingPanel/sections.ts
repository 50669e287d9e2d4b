import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import { typeValues, type MappingProblem } from '../../mantis/mappingCheck';
import type { Slot, StatusRole } from '../../mantis/mappingSlots';
import type { Proposal } from '../../mantis/proposal';
import type { SharedField, SharedTerm, Vocabulary } from '../../mantis/vocabulary';
import type { MappingRow, MappingSection } from '../../protocol/mappingPanel';
import { priorityTerm, typeTerm } from '../sla/terms';
import { findingOf } from './findings';
import { CATEGORY_SOURCE, formOf, valueAt, type MappingForm } from './form';
import { originText } from './origin';

export interface FormContext {
  readonly vocabulary: Vocabulary;
  readonly proposal: Proposal;
  /** What the settings have, or their default. */
  readonly robotsInUse: readonly string[];
  readonly problems: readonly MappingProblem[];
}

type Control = MappingRow['control'];
type Option = Extract<Control, { kind: 'choice' }>['options'][number];

const labelLength = 120;
const valuesShown = 8;
/** Categories or values beyond this are not asked for one by one. */
const typeRowsMost = 100;

/** Every place of the mapping as it stands, in the order in which it is read. */
export function sectionsOf(form: MappingForm, context: FormContext): readonly MappingSection[] {
  return [
    prioritySection(form, context),
    typeSection(form, context),
    fieldSection(form, context),
    customerSection(form, context),
    statusSection(form, context),
    robotSection(form, context),
  ];
}

function prioritySection(form: MappingForm, context: FormContext): MappingSection {
  const known = context.vocabulary.priorities;
  const gone = idsBeyond(Object.keys(form.mapping.priorities), known);
  const options = [none(vscode.l10n.t('outside the regulation')), ...optionsOf(priorityTerm)];
  const rows = [
    ...known.map(term => ({ slot: `priority:${term.id}` as const, label: plain(term.label), detail: numberOf(term) })),
    ...gone.map(id => ({ slot: `priority:${id}` as const, label: String(id), detail: null })),
  ];
  return {
    key: 'priorities',
    title: vscode.l10n.t('Priorities'),
    hint: vscode.l10n.t('Decides about deadlines. A priority outside the regulation has none.'),
    rows: rows.map(row => rowOf(row, choice(options), form, context)),
    findings: context.problems.filter(({ kind }) => kind === 'priorityUnused').map(findingOf),
  };
}

function typeSection(form: MappingForm, context: FormContext): MappingSection {
  const { mapping } = form;
  const { vocabulary } = context;
  const sources = [
    none(vscode.l10n.t('nothing')),
    { value: CATEGORY_SOURCE, label: vscode.l10n.t('Mantis’s category') },
    ...fieldOptions(vocabulary, mapping.fields.type, 'field:'),
  ];
  const hasSource = mapping.typeFrom === 'category' || mapping.fields.type !== null;
  const listed = hasSource ? typeValues(mapping, vocabulary).slice(0, typeRowsMost) : [];
  const others = hasSource ? Object.keys(mapping.types).filter(value => !listed.includes(value)) : [];
  const types = [none(vscode.l10n.t('no type')), ...optionsOf(typeTerm)];
  return {
    key: 'types',
    title: vscode.l10n.t('Type'),
    hint: null,
    rows: [
      rowOf(
        { slot: 'typeSource', label: vscode.l10n.t('The type is told by'), detail: null },
        choice(sources),
        form,
        context,
      ),
      ...[...listed, ...others].map(value =>
        rowOf({ slot: `type:${value}`, label: plain(value), detail: null }, choice(types), form, context),
      ),
    ],
    findings: context.problems.filter(({ kind }) => kind === 'typeUnused').map(findingOf),
  };
}

function fieldSection(form: MappingForm, context: FormContext): MappingSection {
  const { fields } = form.mapping;
  const roles = [
    { slot: 'effort', label: vscode.l10n.t('Effort in hours') },
    { slot: 'paid', label: vscode.l10n.t('Paid work') },
    { slot: 'mode', label: vscode.l10n.t('Mode («Довнедрение»)') },
  ] as const;
  return {
    key: 'fields',
    title: vscode.l10n.t('Custom fields'),
    hint: vscode.l10n.t('They decide about the lane of the queue.'),
    rows: roles.map(({ slot, label }) =>
      rowOf(
        { slot, label, detail: valuesOf(context.vocabulary, fields[slot]) },
        choice([none(vscode.l10n.t('no such field')), ...fieldOptions(context.vocabulary, fields[slot])]),
        form,
        context,
      ),
    ),
    findings: [],
  };
}

function customerSection(form: MappingForm, context: FormContext): MappingSection {
  const { customer } = form.mapping;
  const { vocabulary } = context;
  const gone = idsBeyond(Object.keys(customer.projects), vocabulary.projects);
  const projects = [
    ...vocabulary.projects.map(({ id, name }) => ({ id, label: vscode.l10n.t('Project «{0}»', plain(name)) })),
    ...gone.map(id => ({ id, label: vscode.l10n.t('Project {0}', String(id)) })),
  ];
  return {
    key: 'customer',
    title: vscode.l10n.t('Customer (РИЦ)'),
    hint: vscode.l10n.t(
      'The first of these that says something counts: the project, the field, the tag, the reporter’s mail domain.',
    ),
    rows: [
      ...projects.map(({ id, label }) =>
        rowOf(
          { slot: `project:${id}`, label, detail: null },
          text(vscode.l10n.t('not one customer’s project')),
          form,
          context,
        ),
      ),
      rowOf(
        {
          slot: 'customerField',
          label: vscode.l10n.t('Custom field'),
          detail: valuesOf(vocabulary, customer.field),
        },
        choice([none(vscode.l10n.t('no such field')), ...fieldOptions(vocabulary, customer.field)]),
        form,
        context,
      ),
      rowOf(
        {
          slot: 'tagPrefix',
          label: vscode.l10n.t('Beginning of a tag'),
          detail: vscode.l10n.t('«риц:» makes the tag «риц:Северный» name the customer «Северный».'),
        },
        text(''),
        form,
        context,
      ),
      rowOf(
        {
          slot: 'mailDomains',
          label: vscode.l10n.t('Mail domains'),
          detail: vscode.l10n.t('One «domain = customer» a line; a domain covers its subdomains.'),
        },
        { kind: 'lines', value: '', placeholder: 'north.example = РИЦ Северный' },
        form,
        context,
      ),
    ],
    findings: [],
  };
}

function statusSection(form: MappingForm, context: FormContext): MappingSection {
  const { statuses } = context.vocabulary;
  const roles: readonly (readonly [StatusRole, string, string | null])[] = [
    ['feedback', vscode.l10n.t('Waiting for the customer'), null],
    ['acknowledged', vscode.l10n.t('Taken note of'), vscode.l10n.t('From here on an analysis counts as made.')],
    ['confirmed', vscode.l10n.t('Confirmed'), vscode.l10n.t('From here on active work counts as begun.')],
    ['assigned', vscode.l10n.t('Assigned'), null],
  ];
  return {
    key: 'statuses',
    title: vscode.l10n.t('Statuses'),
    hint: null,
    rows: roles.map(([role, label, detail]) => {
      const present = form.mapping.statuses[role];
      const gone = idsBeyond(present === null ? [] : [String(present)], statuses);
      const fallback = role === 'feedback' || role === 'assigned';
      const options = [
        none(fallback ? vscode.l10n.t('as the project has it') : vscode.l10n.t('not chosen')),
        ...statuses.map(term => ({ value: String(term.id), label: `${plain(term.label)} (${term.id})` })),
        ...gone.map(id => ({ value: String(id), label: String(id) })),
      ];
      return rowOf({ slot: `status:${role}`, label, detail }, choice(options), form, context);
    }),
    findings: [],
  };
}

function robotSection(form: MappingForm, context: FormContext): MappingSection {
  return {
    key: 'robots',
    title: vscode.l10n.t('Robot «ВЭллИИ»'),
    hint: null,
    rows: [
      rowOf(
        {
          slot: 'robots',
          label: vscode.l10n.t('Accounts'),
          detail: vscode.l10n.t('One login a line. What they write never counts as the staff’s.'),
        },
        { kind: 'lines', value: '', placeholder: 'vellii' },
        form,
        context,
      ),
    ],
    findings: [],
  };
}

function rowOf(
  named: Pick<MappingRow, 'label' | 'detail'> & { readonly slot: Slot },
  control: Control,
  form: MappingForm,
  { proposal, problems, robotsInUse }: FormContext,
): MappingRow {
  const { slot } = named;
  const value = valueAt(form, slot);
  const isProposed = value === valueAt(formOf(proposal.mapping, robotsInUse), slot);
  return {
    ...named,
    control: { ...control, value },
    origin: value === '' && isProposed ? '' : originText(isProposed, proposal.reasons.get(slot)),
    isProposed,
    findings: problems
      .filter(problem => problem.slot === slot && problem.kind !== 'priorityUnused' && problem.kind !== 'typeUnused')
      .map(findingOf),
  };
}

function choice(options: readonly Option[]): Control {
  return { kind: 'choice', value: '', options: [...options] };
}

function text(placeholder: string): Control {
  return { kind: 'text', value: '', placeholder };
}

function none(label: string): Option {
  return { value: '', label: `— ${label}` };
}

function optionsOf(terms: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(terms).map(([value, label]) => ({ value, label }));
}

/** A field in use that the server no longer has stays among the choices, so that it can be seen and left. */
function fieldOptions({ fields }: Vocabulary, used: string | null, prefix = ''): readonly Option[] {
  const isGone = used !== null && !fields.some(({ name }) => name === used);
  return [...fields.map(({ name }) => name), ...(isGone ? [used] : [])].map(name => ({
    value: `${prefix}${name}`,
    label: plain(name),
  }));
}

function valuesOf({ fields }: Vocabulary, name: string | null): string | null {
  const field: SharedField | undefined = fields.find(each => each.name === name);
  if (field === undefined || field.possibleValues.length === 0) return null;
  const shown = field.possibleValues.slice(0, valuesShown).map(plain).join(' · ');
  return field.possibleValues.length > valuesShown ? `${shown} …` : shown;
}

function numberOf({ id, name, label }: SharedTerm): string {
  return name === label ? String(id) : `${id} · ${plain(name)}`;
}

function idsBeyond(ids: readonly string[], known: readonly { readonly id: number }[]): readonly number[] {
  return ids.map(Number).filter(id => !known.some(each => each.id === id));
}

function plain(name: string): string {
  return singleLine(name, labelLength);
}
