/// A word or phrase that says how a statement is meant.
public struct CueRow: VocabularyRow {
    /// What it says. The classes are described at the head of `cues.tsv`.
    public enum Class: String, Sendable, CueClass {
        case say
        case tally
        case tell
        case release
        case plan
        case target
        case estimate
        case forecast
        case condition = "if"
        case denial = "deny"
        case denialAfter = "deny-after"
        case join
        case change
        case changeAfter = "change-after"
        case agency
        case ground
        case highest
        case lowest
        case margin
        case altogether
        case otherBase = "other-base"
        case performance
        case gathering
        case parley
        case instrument
        /// A country tells its own dead with it.
        case counting
        case headPlace = "head-place"
        case headSender = "head-sender"
        case headCount = "head-count"
        case negation = "not"
        case unmoved
        case standard
        case former
        /// What stands between a year and the month that it begins with, of one that is to come or runs.
        case begin
        /// The same, of one that runs.
        case began
        /// The parts of a total follow it, all of them.
        case madeOf = "made-of"
        /// The parts of a total that stands in a sentence before follow it, all of them.
        case roll
        /// A part of the figure before it stands beside it.
        case included
        /// A noun for several countries.
        case group
        /// An adjective for what several countries have together.
        case joint
        /// What is decided for a year.
        case budget
        /// Fighting is told of with it.
        case arms
        /// Soldiers, or a body or a thing of theirs.
        case soldiery
        /// A noun for people of any kind.
        case anybody
        /// A noun for fighters of no country's army.
        case irregular
        /// What is done to oneself.
        case reflexive
        /// In what money is told, behind the year whose money it is: "at 2003 prices".
        case prices
        /// What somebody feels: "satisfied".
        case feeling
        /// A noun for lives, which are counted whether lost or saved.
        case lives
        /// A verb with which lives are lost.
        case taking
        /// A verb before those who are kept safe, and those against whom.
        case guarding
        /// A verb of blaming or praising.
        case judging
        /// What was to be, behind "was" and before "to".
        case supposed
        /// People who have fled or been sent away.
        case uprooted
        /// A verb whose object is who listens, watches or comes.
        case audience
        /// A verb for having the command of a force.
        case commanding
        /// What stands before those who are left out of a count, or before what was counted first: "besides the two bombers", "initially 10".
        case besides
        /// A verb of coming to those who are there already.
        case joining
        /// What stands behind "or" before a number by which another may be wrong: "give or take 10".
        case leeway
        /// A game, or where it is played.
        case play
        /// A preposition of what something goes to or is aimed at.
        case goal
        /// A verb for how somebody does the office they hold.
        case governing
        /// A word of an election, of which a survey asks otherwise than of approval.
        case ballot
        /// A verb whose object is a share of votes.
        case winning
        /// The noun of those who are asked.
        case sample
        /// A verb of being somewhere that needs no place behind it.
        case staying
        /// A noun of where those are of whom the text is.
        case spot
        /// What something costs follows it.
        case price
        /// What is sold by number or measure and never by the pound.
        case sold
        /// Pounds beside it are of weight.
        case weight
    }

    public static let file = "cues.tsv"
    public static let kind = TermKind.cue

    public let forms: [String]
    public let cueClass: Class

    public init(_ line: TableLine) throws(TableError) {
        cueClass = try line.choice("class")
        forms = try line.list("forms")
    }
}
