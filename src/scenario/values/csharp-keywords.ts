/** Words as they are spelled. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** C# 14, the words that are keywords only in some places included: most of them stand in such places in emitted code. */
const csharp = words(`
  abstract add alias allows and args as ascending async await base bool break by byte case catch char checked class const
  continue decimal default delegate descending do double dynamic else enum equals event explicit extension extern false field
  file finally fixed float for foreach from get global goto group if implicit in init int interface internal into is join let
  lock long managed nameof namespace new nint not notnull nuint null object on operator or orderby out override params partial
  private protected public readonly record ref remove required return sbyte scoped sealed select set short sizeof stackalloc
  static string struct switch this throw true try typeof uint ulong unchecked unmanaged unsafe ushort using value var virtual
  void volatile when where while with yield`);

/** C++, as far as it is not C# too. */
const cpp = words(`
  asm auto bitand bitor cdecl compl delete export friend gcnew generic inline mutable nullptr register
  signed template typedef typeid typename union unsigned xor`);

/** Visual Basic, which ignores case. */
const visualBasic = words(`
  addhandler addressof alias and andalso as boolean byref byte byval call case catch cbool cbyte cchar cdate cdbl cdec char
  cint class clng cobj const continue csbyte cshort csng cstr ctype cuint culng cushort date decimal declare default delegate
  dim directcast do double each else elseif end enum erase error event exit false finally for friend function get gettype
  global goto handles if implements imports in inherits integer interface is isnot lib like long loop me mod module
  mustinherit mustoverride mybase myclass namespace narrowing new next not nothing notinheritable notoverridable object of on
  operator option optional or orelse overloads overridable overrides paramarray partial private property protected public
  raiseevent readonly redim rem removehandler resume return sbyte select set shadows shared short single static step stop
  string structure sub synclock then throw to true try trycast typeof uinteger ulong ushort using when while widening with
  withevents writeonly xor`);

/**
 * Whether a word cannot stand in a namespace: a keyword of C#, or of a language whose keywords the analysers keep out of
 * public namespaces (CA1716, part of `latest-recommended`).
 */
export const isKeyword = (word: string): boolean =>
  csharp.has(word) || cpp.has(word) || visualBasic.has(word.toLowerCase());
