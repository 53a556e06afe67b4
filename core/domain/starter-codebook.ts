import type { TagId } from './ids.ts';
import type { Tag, TagGroup } from './tag.ts';

/** Label and definition of each tag, by the rest of its id. */
type Entries = Readonly<Record<string, readonly [label: string, definition: string]>>;

/**
 * The codebook of a new vault: 92 tags in nine groups, a colour (0-11) for each group. Ids are stable,
 * the `act` and `prs` groups follow pressure around elections. English only; labels and
 * definitions are the researcher's to change.
 */
export const STARTER_TAGS: readonly Tag[] = [
  ...group('act', 0, {
    'sign.forced': [
      'Forced to sign support list',
      'Somebody signed a list of support against their will.',
    ],
    'sign.unread': [
      'Signed without being told what it was',
      'The signer was not told, or was told wrongly, what the paper was.',
    ],
    'sign.quota': [
      'Signature quota set for workplace',
      'A workplace, school or unit had to bring a set number of signatures.',
    ],
    'sign.collect': [
      'Ordered to collect signatures from others',
      "The speaker was made to gather other people's signatures.",
    ],
    'sign.forged': [
      'Signature forged or copied',
      'A signature was made without the person, or taken over from another paper.',
    ],
    'sign.iddoc': [
      'Identity papers demanded or held',
      'Identity papers were demanded, copied or kept back for a signature or a vote.',
    ],
    'vote.instruct': ['Told how to vote', 'Somebody in a position of power said whom to vote for.'],
    'vote.early': [
      'Pressed to vote early or in a given place',
      "Pressure to vote before the day, or at a station that was not the voter's.",
    ],
    'vote.proof': [
      'Proof of vote demanded',
      'A photograph or another proof of the ballot was asked for.',
    ],
    'vote.denied': ['Prevented from voting', 'An entitled voter was kept from casting a ballot.'],
    'rally.forced': [
      'Made to attend campaign event',
      'Attendance at a rally or campaign meeting was ordered.',
    ],
    'party.join': [
      'Pressed to join a party',
      'Membership of a party was demanded or entered without consent.',
    ],
    'money.forced': [
      'Forced donation or deduction',
      'Money was taken or withheld for a campaign, a party or an event.',
    ],
    silence: [
      'Told not to speak about it',
      'The speaker was told to keep quiet about what happened.',
    ],
  }),
  ...group('prs', 1, {
    job: ['Threat of dismissal', "Loss of the job, or of a contract's renewal, was threatened."],
    wage: [
      'Threat to withhold wages or pension',
      'Pay, bonus or pension was made to depend on obedience.',
    ],
    trade: [
      'Threat to trading place or licence',
      'Loss of a stall, a permit or a licence was threatened.',
    ],
    study: [
      'Threat to studies or grades',
      'Marks, a place of study, a grant or a hostel bed were threatened.',
    ],
    care: [
      'Threat to medical care or benefits',
      'Treatment or social payments were made to depend on obedience.',
    ],
    inspect: ['Threat of tax or other inspection', 'An inspection was announced as a punishment.'],
    criminal: ['Threat of charge or fine', 'A case, an arrest or a fine was threatened.'],
    family: ['Threat against relatives', 'Harm to family members was threatened, of any kind.'],
    violence: ['Threat of violence', 'Bodily harm was threatened, in words or by a show of force.'],
    promise: ['Reward promised', 'Money, goods, a post or a favour was offered for obedience.'],
    custom: [
      'Pressure through elders or kin',
      'Elders, relatives or neighbours were used to persuade.',
    ],
  }),
  ...group('vio', 2, {
    dismissed: [
      'Dismissed or demoted',
      'The speaker or another person lost the job or was moved down.',
    ],
    detained: ['Detained or arrested', 'Somebody was held by the authorities, however briefly.'],
    summoned: ['Summoned or questioned', 'Somebody was called in for a talk or an interrogation.'],
    fined: ['Fined', 'A fine was imposed.'],
    beaten: ['Beaten', 'Somebody was hit or hurt otherwise.'],
    search: [
      'Search or seizure',
      'A home, an office or a person was searched, or things were taken.',
    ],
    surveil: ['Surveillance', 'Somebody was followed, watched or listened to.'],
    assembly: [
      'Assembly blocked',
      'A meeting or a protest was forbidden, broken up or made impossible.',
    ],
    registration: [
      'Group or party refused registration',
      'The authorities refused or delayed to register an organisation.',
    ],
    candidate: [
      'Candidate excluded',
      'Somebody was kept from standing or was struck from the list.',
    ],
    media: [
      'Media closed or pressed',
      'A newsroom, a site or a journalist was closed, blocked or pressed.',
    ],
    observer: ['Observer obstructed', 'An election observer was kept out, removed or hindered.'],
    count: ['Count or protocol falsified', 'Ballots, counts or result sheets were changed.'],
    campaigner: ['Campaigner harassed', 'Somebody was hindered or punished for campaigning.'],
  }),
  ...group('who', 3, {
    akimat: [
      'Local administration (akimat)',
      'Officials of a district, town or regional administration.',
    ],
    central: ['Central government', 'Ministries, the presidential administration or parliament.'],
    boss: ['Employer or manager', "The speaker's own superior at work."],
    head: ['School or hospital head', 'The head of a school, university, clinic or hospital.'],
    market: ['Market administration', 'Those who run the market or let its stalls.'],
    police: ['Police', 'Police officers of any rank, in uniform or not.'],
    security: ['Security service', "Officers of the state's security service."],
    tax: ['Tax or inspection body', 'Tax, fire, sanitary or other inspectors.'],
    court: ['Prosecutor or court', 'Prosecutors, judges or bailiffs.'],
    commission: ['Election commission', 'Members or staff of an election commission.'],
    party: ['Party or campaign staff', "Members of a party or of a candidate's staff."],
    unknown: ['Unknown', 'The speaker does not know who they were.'],
  }),
  ...group('occ', 4, {
    trader: ['Market trader', 'The speaker sells at a market or in the street.'],
    teacher: ['Teacher', 'The speaker teaches at a school or a nursery.'],
    lecturer: ['University teacher', 'The speaker teaches at a university or a college.'],
    doctor: ['Doctor', 'The speaker is a physician.'],
    nurse: ['Nurse or medical staff', 'The speaker works in medical care and is no physician.'],
    civil: ['Public servant', 'The speaker works for the state or a local administration.'],
    factory: [
      'Factory or mine worker',
      'The speaker works in a plant, a mine or on a building site.',
    ],
    farm: ['Farm worker', 'The speaker works on the land or with animals.'],
    student: ['Student', 'The speaker studies at a school, a college or a university.'],
    pension: ['Pensioner', 'The speaker lives on a pension.'],
    business: ['Small business owner', 'The speaker runs a business of their own.'],
    journalist: ['Journalist', 'The speaker works for media or publishes regularly.'],
    activist: [
      'Activist or party member',
      'The speaker is active in a movement, a group or a party.',
    ],
    lawyer: ['Lawyer', 'The speaker practises law.'],
    jobless: ['Unemployed', 'The speaker has no paid work.'],
    conscript: ['Soldier or conscript', 'The speaker serves in the armed forces.'],
  }),
  ...group('set', 5, {
    market: ['Market', 'It happened at a market or a bazaar.'],
    school: ['School', 'It happened at a school or a nursery.'],
    uni: ['University or hostel', 'It happened at a university, a college or a student hostel.'],
    hospital: ['Hospital or clinic', 'It happened where people are treated.'],
    office: ['Government office', 'It happened in an office of the state.'],
    work: ['Factory or other workplace', 'It happened at a workplace of another kind.'],
    home: ['Home, door to door', "It happened at somebody's home or on its doorstep."],
    street: ['Street or square', 'It happened in the open, in a public place.'],
    station: ['Polling station', 'It happened where votes are cast or counted.'],
    policestn: ['Police station', 'It happened on the premises of the police.'],
    transport: ['Transport', 'It happened in a vehicle, at a station or on the way.'],
  }),
  ...group('src', 6, {
    victim: ['Happened to me', 'The speaker tells what was done to the speaker.'],
    saw: ['Saw it', 'The speaker was there and saw or heard it.'],
    told: ['Told by the person', 'The one it happened to told the speaker.'],
    hearsay: ['Heard generally', 'The speaker heard it from others or as common talk.'],
    document: [
      'Saw a document',
      'The speaker read it in an order, a list, a message or another paper.',
    ],
  }),
  ...group('out', 7, {
    complied: ['Complied', 'The person did what was demanded.'],
    refused: ['Refused', 'The person did not do what was demanded.'],
    lostjob: ['Lost job', 'The person lost the job because of it.'],
    fear: ['Lasting fear', 'The person is still afraid or has changed habits out of fear.'],
    left: ['Left the area', 'The person moved away because of it.'],
  }),
  ...group('hnd', 8, {
    verify: ['Needs checking', 'A statement here must be checked before use.'],
    corrob: ['Corroborated', 'Another source confirms this.'],
    contra: ['Contradicted', 'Another source says otherwise.'],
    risk: ['High risk to speaker', 'This passage could put the speaker in danger.'],
  }),
];

function group(name: TagGroup, colour: number, entries: Entries): Tag[] {
  return Object.entries(entries).map(([rest, [label, definition]]) => ({
    id: `${name}.${rest}` as TagId,
    group: name,
    label,
    definition,
    colour,
  }));
}
