//! The audience table, leaf by leaf, written out by hand.
//!
//! One line for each set of leaves: sponsor, team, everyone, card, access report.
//! `y` seen · `-` not seen · `c` counts only · `a` seen when it was added · `o` the person's own only ·
//! `s` the person's own, and it says what is theirs, or what is public · `n` of those who are named · `d` of advocates who agreed to be named · `e` each entry by its own level ·
//! `x` governs what is seen, and is never seen itself.

pub(crate) const TABLE: &[(&str, &str)] = &[
    // initiative name, why, dates, checkpoints, promise, measures
    (
        "about.title about.organisation about.purpose about.audience_labels about.arrangement.layout \
         about.arrangement.seed about.arrangement.initiative",
        "yyyyy",
    ),
    (
        "initiative.name initiative.why initiative.what_changes initiative.what_stays initiative.value \
         initiative.starts initiative.ends initiative.status initiative.promise initiative.measures.text \
         initiative.measures.target initiative.checkpoints.name initiative.checkpoints.date \
         initiative.checkpoints.done_on initiative.checkpoints.celebrate initiative.decisions.title",
        "yyyyy",
    ),
    // person's name, role, organisation
    ("stakeholder.name", "nynno"),
    (
        "stakeholder.kind stakeholder.headcount stakeholder.role stakeholder.organisation stakeholder.unit \
         stakeholder.location",
        "nynoo",
    ),
    ("initiative.sponsor initiative.owner initiative.decisions.raci", "yyyyy"),
    // e-mail, phone
    ("stakeholder.email stakeholder.phone", "-a-oo"),
    // team fields without a row of their own
    (
        "stakeholder.preferred_channel stakeholder.direction stakeholder.onion stakeholder.slots stakeholder.hours_a_week",
        "-y--o",
    ),
    ("stakeholder.communities", "-y-oo"),
    // influence, interest, impact, quadrant
    ("assessment.influence assessment.interest", "cyc-o"),
    ("assessment.impact", "cy--o"),
    // engagement now, wanted, history
    ("assessment.engagement_now", "ca--o"),
    ("assessment.engagement_wanted", "cy--o"),
    (
        "review.ratings review.ratings.influence review.ratings.interest review.ratings.impact \
         review.ratings.engagement_wanted",
        "cy--o",
    ),
    ("review.ratings.engagement_now", "ca--o"),
    (
        "review.initiative review.name review.date review.works_well review.needs_attention review.what_moved",
        "yyyyy",
    ),
    // advocacy
    ("assessment.advocacy.state assessment.advocacy.carries", "dydoo"),
    (
        "assessment.advocacy.capacity assessment.advocacy.asked_by assessment.advocacy.support \
         assessment.advocacy.dates",
        "-y-oo",
    ),
    // communities affected, head-count, impact
    ("community.name community.headcount community.description", "yyyoy"),
    ("initiative.affected initiative.affected.impact", "yyyoy"),
    // motivators, notes, reasons, salience, ADKAR
    ("stakeholder.note stakeholder.how_thanked", "----o"),
    ("community.note initiative.affected.note", "----o"),
    (
        "assessment.accepts_why assessment.agrees_what assessment.reason.kind assessment.reason.text \
         assessment.salience.power assessment.salience.legitimacy assessment.salience.urgency \
         assessment.motivators.safety.weight assessment.motivators.safety.met assessment.motivators.safety.note \
         assessment.motivators.contribution.weight assessment.motivators.contribution.met \
         assessment.motivators.contribution.note assessment.motivators.recognition.weight \
         assessment.motivators.recognition.met assessment.motivators.recognition.note assessment.wants \
         assessment.concerns assessment.reframe assessment.adkar.awareness assessment.adkar.desire \
         assessment.adkar.knowledge assessment.adkar.ability assessment.adkar.reinforcement assessment.approach \
         assessment.raters assessment.raters.influence assessment.raters.interest assessment.raters.engagement \
         assessment.advocacy.draft assessment.advocacy.note assessment.evidence",
        "----o",
    ),
    (
        "review.ratings.cause message.concerns.concern message.concerns.reframe action.feedback interaction.summary tie.note",
        "----o",
    ),
    (
        "initiative.picking.most initiative.picking.must initiative.picking.never initiative.picking.direct_only \
         initiative.picking.ties_equal initiative.picking.twice initiative.picking.count initiative.picking.change \
         initiative.picking.accepted",
        "----o",
    ),
    (
        "initiative.snoozed.check initiative.snoozed.stakeholder initiative.snoozed.about initiative.snoozed.until \
         initiative.snoozed.reason",
        "----o",
    ),
    // message for them, agreed asks
    ("assessment.message_for_them", "yy-oo"),
    ("assessment.advocacy.ask", "dy-oo"),
    ("assessment.participation", "yyyoo"),
    (
        "assessment.nine_cs assessment.needs assessment.could_help assessment.relationship_owner assessment.assessed_on \
         assessment.assessed_by",
        "-y--o",
    ),
    // ties: what kinds are seen has a test of its own
    ("tie.from tie.to tie.kind", "yyaoo"),
    ("tie.directed tie.strength", "-y--o"),
    // messages
    (
        "message.title message.think message.feel message.act message.text message.sender message.enough \
         message.channels",
        "yyyyo",
    ),
    ("message.initiative", "yyyyo"),
    ("message.audience.stakeholders message.audience.quadrants message.avoid", "-y--o"),
    ("message.audience.communities message.audience.everyone", "-y--s"),
    // actions: what, when, owner, channel, status
    (
        "action.initiative action.title action.kind action.message action.participation action.channel action.owner \
         action.sender action.starts action.due action.repeat.first action.repeat.every action.repeat.unit \
         action.repeat.until action.status action.feedback_route action.changed_by_it",
        "yynoo",
    ),
    ("action.public", "yysoo"),
    // actions: for whom
    ("action.audience.stakeholders", "yy-oo"),
    ("action.audience.communities action.audience.everyone", "yynss"),
    ("action.audience.quadrants", "yyn-o"),
    // actions: tactic, need met, outcome
    ("action.purpose action.need_met action.outcome", "-a--o"),
    ("action.hours action.needs_help", "-y--o"),
    // risks
    (
        "initiative.risks.kind initiative.risks.text initiative.risks.stakeholder initiative.risks.owner \
         initiative.risks.response initiative.risks.open",
        "yy--o",
    ),
    (
        "initiative.advocates_wanted initiative.ratio initiative.load_cap initiative.freshness \
         initiative.influence_line initiative.interest_line review.overdue",
        "-y--y",
    ),
    (
        "interaction.communities interaction.channel interaction.date interaction.stakeholders interaction.initiative interaction.kind interaction.action \
         interaction.message interaction.heard interaction.promises.text interaction.promises.by \
         interaction.promises.due interaction.promises.kept",
        "-y--o",
    ),
    // tags, team note, custom
    ("stakeholder.tags stakeholder.custom", "eee-o"),
    ("stakeholder.team_note", "-y--o"),
    ("about.custom_fields.id about.custom_fields.name about.custom_fields.kind", "eee-y"),
    // export log, consent, retention, source keys: partly
    ("about.retention about.export_log.date about.export_log.audience about.export_log.format", "----y"),
    (
        "initiative.answered about.map_id about.export_log.report about.export_log.initiative about.export_log.counts \
         about.export_log.reason about.export_log.rows community.external_key action.external_key",
        "-----",
    ),
    ("stakeholder.keep_until stakeholder.external_key", "----o"),
    ("stakeholder.consent_named", "x-x-o"),
    (
        "about.custom_fields.level about.field_levels about.field_levels.level about.field_levels.reason \
         stakeholder.privacy stakeholder.privacy.level stakeholder.privacy.reason \
         community.privacy community.privacy.level community.privacy.reason \
         tie.privacy tie.privacy.level tie.privacy.reason \
         initiative.privacy initiative.privacy.level initiative.privacy.reason \
         assessment.privacy assessment.privacy.level assessment.privacy.reason \
         message.privacy message.privacy.level message.privacy.reason \
         action.privacy action.privacy.level action.privacy.reason \
         interaction.privacy interaction.privacy.level interaction.privacy.reason \
         review.privacy review.privacy.level review.privacy.reason",
        "xxxxx",
    ),
];

/// The five letters of a leaf.
pub(crate) fn expected(path: &str) -> Option<&'static str> {
    let mut found = TABLE.iter().filter(|(paths, _)| paths.split_whitespace().any(|listed| listed == path));
    let first = found.next().map(|(_, rules)| *rules);
    assert!(found.next().is_none(), "{path} stands in the table twice");
    first
}
