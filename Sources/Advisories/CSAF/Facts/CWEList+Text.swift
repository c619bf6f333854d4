// swift-format-ignore-file

extension CWEList {
    /// The weaknesses of the Common Weakness Enumeration, one a line: id, usage for mapping (allowed, review, discouraged,
    /// prohibited), the version that added it, its name, and each earlier name after the version that ended it.
    ///
    /// Taken from version 4.14 and its content history; what came later, from version 4.18. Copyright The MITRE Corporation,
    /// which grants a royalty-free licence to use CWE for research, development and commercial purposes.
    static let text = #"""
        5|A|1.0|J2EE Misconfiguration: Data Transmission Without Encryption
        6|A|1.0|J2EE Misconfiguration: Insufficient Session-ID Length
        7|A|1.0|J2EE Misconfiguration: Missing Custom Error Page|1.3=J2EE Misconfiguration: Missing Error Handling
        8|A|1.0|J2EE Misconfiguration: Entity Bean Declared Remote
        9|A|1.0|J2EE Misconfiguration: Weak Access Permissions for EJB Methods
        11|A|1.0|ASP.NET Misconfiguration: Creating Debug Binary
        12|A|1.0|ASP.NET Misconfiguration: Missing Custom Error Page|1.3=ASP.NET Misconfiguration: Missing Custom Error Handling
        13|A|1.0|ASP.NET Misconfiguration: Password in Configuration File
        14|A|1.0|Compiler Removal of Code to Clear Buffers
        15|A|1.0|External Control of System or Configuration Setting
        20|D|1.0|Improper Input Validation|1.2=Insufficient Input Validation
        22|A|1.0|Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')|1.8=Path Traversal
        23|A|1.0|Relative Path Traversal
        24|A|1.0|Path Traversal: '../filedir'
        25|A|1.0|Path Traversal: '/../filedir'
        26|A|1.0|Path Traversal: '/dir/../filename'
        27|A|1.0|Path Traversal: 'dir/../../filename'
        28|A|1.0|Path Traversal: '..\filedir'|1.0.1=Path Traversal: '..\filename'
        29|A|1.0|Path Traversal: '\..\filename'
        30|A|1.0|Path Traversal: '\dir\..\filename'
        31|A|1.0|Path Traversal: 'dir\..\..\filename'|1.0.1=Path Traversal: 'dir\..\filename'
        32|A|1.0|Path Traversal: '...' (Triple Dot)
        33|A|1.0|Path Traversal: '....' (Multiple Dot)
        34|A|1.0|Path Traversal: '....//'
        35|A|1.0|Path Traversal: '.../...//'
        36|A|1.0|Absolute Path Traversal
        37|A|1.0|Path Traversal: '/absolute/pathname/here'
        38|A|1.0|Path Traversal: '\absolute\pathname\here'
        39|A|1.0|Path Traversal: 'C:dirname'
        40|A|1.0|Path Traversal: '\\UNC\share\name\' (Windows UNC Share)
        41|A|1.0|Improper Resolution of Path Equivalence|1.4=Failure to Resolve Path Equivalence
        42|A|1.0|Path Equivalence: 'filename.' (Trailing Dot)
        43|A|1.0|Path Equivalence: 'filename....' (Multiple Trailing Dot)
        44|A|1.0|Path Equivalence: 'file.name' (Internal Dot)
        45|A|1.0|Path Equivalence: 'file...name' (Multiple Internal Dot)
        46|A|1.0|Path Equivalence: 'filename ' (Trailing Space)
        47|A|1.0|Path Equivalence: ' filename' (Leading Space)|1.10=Path Equivalence: ' filename (Leading Space)
        48|A|1.0|Path Equivalence: 'file name' (Internal Whitespace)
        49|A|1.0|Path Equivalence: 'filename/' (Trailing Slash)
        50|A|1.0|Path Equivalence: '//multiple/leading/slash'
        51|A|1.0|Path Equivalence: '/multiple//internal/slash'
        52|A|1.0|Path Equivalence: '/multiple/trailing/slash//'
        53|A|1.0|Path Equivalence: '\multiple\\internal\backslash'
        54|A|1.0|Path Equivalence: 'filedir\' (Trailing Backslash)
        55|A|1.0|Path Equivalence: '/./' (Single Dot Directory)
        56|A|1.0|Path Equivalence: 'filedir*' (Wildcard)
        57|A|1.0|Path Equivalence: 'fakedir/../realdir/filename'|1.0.1=Path Equivalence: 'dirname/fakechild/../realchild/filename'
        58|A|1.0|Path Equivalence: Windows 8.3 Filename
        59|A|1.0|Improper Link Resolution Before File Access ('Link Following')|1.4=Failure to Resolve Links Before File Access (aka 'Link Following')
        61|A|1.0|UNIX Symbolic Link (Symlink) Following
        62|A|1.0|UNIX Hard Link
        64|A|1.0|Windows Shortcut Following (.LNK)
        65|A|1.0|Windows Hard Link
        66|A|1.0|Improper Handling of File Names that Identify Virtual Resources|1.3=Failure to Handle File Names that Identify Virtual Resources
        67|A|1.0|Improper Handling of Windows Device Names|1.3=Failure to Handle Windows Device Names
        69|A|1.0|Improper Handling of Windows ::DATA Alternate Data Stream|1.11=Failure to Handle Windows ::DATA Alternate Data Stream
        71|P|1.0|DEPRECATED: Apple '.DS_Store'|2.12=Apple '.DS_Store'
        72|A|1.0|Improper Handling of Apple HFS+ Alternate Data Stream Path|1.4=Failure to Handle Apple HFS+ Alternate Data Stream Path|1.1=Apple HFS+ Alternate Data Stream
        73|A|1.0|External Control of File Name or Path
        74|D|1.0|Improper Neutralization of Special Elements in Output Used by a Downstream Component ('Injection')|1.9=Failure to Sanitize Data into a Different Plane ('Injection')|1.4=Failure to Sanitize Data into a Different Plane (aka 'Injection')
        75|D|1.0|Failure to Sanitize Special Elements into a Different Plane (Special Element Injection)
        76|A|1.0|Improper Neutralization of Equivalent Special Elements|1.9=Failure to Resolve Equivalent Special Elements into a Different Plane
        77|R|1.0|Improper Neutralization of Special Elements used in a Command ('Command Injection')|1.9=Improper Sanitization of Special Elements used in a Command ('Command Injection')|1.5=Failure to Sanitize Data into a Control Plane ('Command Injection')|1.4=Failure to Sanitize Data into a Control Plane (aka 'Command Injection')
        78|A|1.0|Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')|1.9=Improper Sanitization of Special Elements used in an OS Command ('OS Command Injection')|1.5=Failure to Preserve OS Command Structure ('OS Command Injection')|1.4=Failure to Preserve OS Command Structure (aka 'OS Command Injection')|1.2=Failure to Sanitize Data into an OS Command (aka 'OS Command Injection')
        79|A|1.0|Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')|1.9=Failure to Preserve Web Page Structure ('Cross-site Scripting')|1.4=Failure to Preserve Web Page Structure (aka 'Cross-site Scripting')|1.2=Failure to Sanitize Directives in a Web Page (aka 'Cross-site scripting' (XSS))
        80|A|1.0|Improper Neutralization of Script-Related HTML Tags in a Web Page (Basic XSS)|1.9=Improper Sanitization of Script-Related HTML Tags in a Web Page (Basic XSS)|1.4=Failure to Sanitize Script-Related HTML Tags in a Web Page (Basic XSS)
        81|A|1.0|Improper Neutralization of Script in an Error Message Web Page|1.9=Improper Sanitization of Script in an Error Message Web Page|1.4=Failure to Sanitize Directives in an Error Message Web Page
        82|A|1.0|Improper Neutralization of Script in Attributes of IMG Tags in a Web Page|1.9=Improper Sanitization of Script in Attributes of IMG Tags in a Web Page|1.4=Failure to Sanitize Script in Attributes of IMG Tags in a Web Page
        83|A|1.0|Improper Neutralization of Script in Attributes in a Web Page|1.8.1=Failure to Sanitize Script in Attributes in a Web Page
        84|A|1.0|Improper Neutralization of Encoded URI Schemes in a Web Page|1.9=Failure to Resolve Encoded URI Schemes in a Web Page
        85|A|1.0|Doubled Character XSS Manipulations
        86|A|1.0|Improper Neutralization of Invalid Characters in Identifiers in Web Pages|1.8.1=Failure to Sanitize Invalid Characters in Identifiers in Web Pages
        87|A|1.0|Improper Neutralization of Alternate XSS Syntax|1.9=Failure to Sanitize Alternate XSS Syntax
        88|A|1.0|Improper Neutralization of Argument Delimiters in a Command ('Argument Injection')|3.4.1=Improper Delimitation of Arguments in a Command ('Argument Injection')|3.4=Argument Injection or Modification
        89|A|1.0|Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection')|1.9=Improper Sanitization of Special Elements used in an SQL Command ('SQL Injection')|1.5=Failure to Preserve SQL Query Structure ('SQL Injection')|1.4=Failure to Preserve SQL Query Structure (aka 'SQL Injection')|1.2=Failure to Sanitize Data within SQL Queries (aka 'SQL Injection')
        90|A|1.0|Improper Neutralization of Special Elements used in an LDAP Query ('LDAP Injection')|1.9=Failure to Sanitize Data into LDAP Queries ('LDAP Injection')|1.4=Failure to Sanitize Data into LDAP Queries (aka 'LDAP Injection')
        91|A|1.0|XML Injection (aka Blind XPath Injection)
        92|P|1.0|DEPRECATED: Improper Sanitization of Custom Special Characters|1.5=Improper Sanitization of Custom Special Characters|1.4=Insufficient Sanitization of Custom Special Characters|1.0.1=Custom Special Character Injection
        93|A|1.0|Improper Neutralization of CRLF Sequences ('CRLF Injection')|1.9=Failure to Sanitize CRLF Sequences ('CRLF Injection')|1.4=Failure to Sanitize CRLF Sequences (aka 'CRLF Injection')
        94|A|1.0|Improper Control of Generation of Code ('Code Injection')|1.12=Failure to Control Generation of Code ('Code Injection')|1.4=Failure to Control Generation of Code (aka 'Code Injection')|1.2=Code Injection
        95|A|1.0|Improper Neutralization of Directives in Dynamically Evaluated Code ('Eval Injection')|1.9=Improper Sanitization of Directives in Dynamically Evaluated Code ('Eval Injection')|1.4=Insufficient Control of Directives in Dynamically Evaluated Code (aka 'Eval Injection')
        96|A|1.0|Improper Neutralization of Directives in Statically Saved Code ('Static Code Injection')|1.8.1=Improper Sanitization of Directives in Statically Saved Code ('Static Code Injection')|1.4=Insufficient Control of Directives in Statically Saved Code (Static Code Injection)
        97|A|1.0|Improper Neutralization of Server-Side Includes (SSI) Within a Web Page|1.9=Failure to Sanitize Server-Side Includes (SSI) Within a Web Page
        98|A|1.0|Improper Control of Filename for Include/Require Statement in PHP Program ('PHP Remote File Inclusion')|2.4=Improper Control of Filename for Include/Require Statement in PHP Program ('PHP File Inclusion')|1.4=Insufficient Control of Filename for Include/Require Statement in PHP Program (aka 'PHP File Inclusion')
        99|R|1.0|Improper Control of Resource Identifiers ('Resource Injection')|1.4=Insufficient Control of Resource Identifiers (aka 'Resource Injection')
        102|A|1.0|Struts: Duplicate Validation Forms
        103|A|1.0|Struts: Incomplete validate() Method Definition
        104|A|1.0|Struts: Form Bean Does Not Extend Validation Class
        105|A|1.0|Struts: Form Field Without Validator
        106|A|1.0|Struts: Plug-in Framework not in Use
        107|A|1.0|Struts: Unused Validation Form
        108|A|1.0|Struts: Unvalidated Action Form
        109|A|1.0|Struts: Validator Turned Off
        110|A|1.0|Struts: Validator Without Form Field
        111|A|1.0|Direct Use of Unsafe JNI
        112|A|1.0|Missing XML Validation
        113|A|1.0|Improper Neutralization of CRLF Sequences in HTTP Headers ('HTTP Request/Response Splitting')|4.8=Improper Neutralization of CRLF Sequences in HTTP Headers ('HTTP Response Splitting')|1.9=Failure to Sanitize CRLF Sequences in HTTP Headers ('HTTP Response Splitting')|1.4=Failure to Sanitize CRLF Sequences in HTTP Headers (aka 'HTTP Response Splitting')
        114|R|1.0|Process Control
        115|A|1.0|Misinterpretation of Input
        116|R|1.0|Improper Encoding or Escaping of Output|1.2=Insufficient Output Sanitization
        117|A|1.0|Improper Output Neutralization for Logs|1.9=Improper Output Sanitization for Logs|1.4=Incorrect Output Sanitization for Logs
        118|D|1.0|Incorrect Access of Indexable Resource ('Range Error')|2.11=Improper Access of Indexable Resource ('Range Error')|1.4=Improper Access of Indexable Resource (aka 'Range Error')
        119|D|1.0|Improper Restriction of Operations within the Bounds of a Memory Buffer|1.11=Failure to Constrain Operations within the Bounds of a Memory Buffer|1.2=Failure to Constrain Operations within the Bounds of an Allocated Memory Buffer
        120|R|1.0|Buffer Copy without Checking Size of Input ('Classic Buffer Overflow')|1.0.1=Unbounded Transfer ('Classic Buffer Overflow')
        121|A|1.0|Stack-based Buffer Overflow
        122|A|1.0|Heap-based Buffer Overflow
        123|A|1.0|Write-what-where Condition
        124|A|1.0|Buffer Underwrite ('Buffer Underflow')|1.6=Boundary Beginning Violation ('Buffer Underwrite')
        125|A|1.0|Out-of-bounds Read
        126|A|1.0|Buffer Over-read
        127|A|1.0|Buffer Under-read
        128|A|1.0|Wrap-around Error
        129|A|1.0|Improper Validation of Array Index|1.6=Unchecked Array Indexing
        130|A|1.0|Improper Handling of Length Parameter Inconsistency|1.3=Failure to Handle Length Parameter Inconsistency
        131|A|1.0|Incorrect Calculation of Buffer Size
        132|P|1.0|DEPRECATED: Miscalculated Null Termination|4.5=DEPRECATED (Duplicate): Miscalculated Null Termination
        134|A|1.0|Use of Externally-Controlled Format String|2.9=Uncontrolled Format String
        135|A|1.0|Incorrect Calculation of Multi-Byte String Length
        138|D|1.0|Improper Neutralization of Special Elements|1.8.1=Improper Sanitization of Special Elements|1.3=Failure to Sanitize Special Elements
        140|A|1.0|Improper Neutralization of Delimiters|1.9=Failure to Sanitize Delimiters
        141|A|1.0|Improper Neutralization of Parameter/Argument Delimiters|1.8.1=Failure to Sanitize Parameter/Argument Delimiters
        142|A|1.0|Improper Neutralization of Value Delimiters|1.8.1=Failure to Sanitize Value Delimiters
        143|A|1.0|Improper Neutralization of Record Delimiters|1.8.1=Failure to Sanitize Record Delimiters
        144|A|1.0|Improper Neutralization of Line Delimiters|1.8.1=Failure to Sanitize Line Delimiters
        145|A|1.0|Improper Neutralization of Section Delimiters|1.8.1=Failure to Sanitize Section Delimiters
        146|A|1.0|Improper Neutralization of Expression/Command Delimiters|1.8.1=Failure to Sanitize Expression/Command Delimiters
        147|A|1.0|Improper Neutralization of Input Terminators|1.8.1=Improper Sanitization of Input Terminators|1.3=Failure to Sanitize Input Terminators
        148|A|1.0|Improper Neutralization of Input Leaders|1.9=Failure to Sanitize Input Leaders
        149|A|1.0|Improper Neutralization of Quoting Syntax|1.9=Failure to Sanitize Quoting Syntax
        150|A|1.0|Improper Neutralization of Escape, Meta, or Control Sequences|1.8.1=Failure to Sanitize Escape, Meta, or Control Sequences
        151|A|1.0|Improper Neutralization of Comment Delimiters|1.8.1=Improper Sanitization of Comment Delimiters|1.3=Failure to Sanitize Comment Element
        152|A|1.0|Improper Neutralization of Macro Symbols|1.8.1=Improper Sanitization of Macro Symbols|1.3=Failure to Sanitize Macro Symbol
        153|A|1.0|Improper Neutralization of Substitution Characters|1.8.1=Improper Sanitization of Substitution Characters|1.3=Failure to Sanitize Substitution Character
        154|A|1.0|Improper Neutralization of Variable Name Delimiters|1.8.1=Improper Sanitization of Variable Name Delimiters|1.3=Failure to Sanitize Variable Name Delimiter
        155|A|1.0|Improper Neutralization of Wildcards or Matching Symbols|1.8.1=Improper Sanitization of Wildcards or Matching Symbols|1.3=Failure to Sanitize Wildcard or Matching Symbol
        156|A|1.0|Improper Neutralization of Whitespace|1.8.1=Improper Sanitization of Whitespace|1.3=Failure to Sanitize Whitespace
        157|A|1.0|Failure to Sanitize Paired Delimiters
        158|A|1.0|Improper Neutralization of Null Byte or NUL Character|1.8.1=Failure to Sanitize Null Byte or NUL Character
        159|R|1.0|Improper Handling of Invalid Use of Special Elements|4.0=Failure to Sanitize Special Element
        160|A|1.0|Improper Neutralization of Leading Special Elements|1.8.1=Improper Sanitization of Leading Special Elements|1.4=Failure to Sanitize Leading Special Element
        161|A|1.0|Improper Neutralization of Multiple Leading Special Elements|1.8.1=Improper Sanitization of Multiple Leading Special Elements|1.4=Failure to Sanitize Multiple Leading Special Elements
        162|A|1.0|Improper Neutralization of Trailing Special Elements|1.8.1=Improper Sanitization of Trailing Special Elements|1.4=Failure to Sanitize Trailing Special Element
        163|A|1.0|Improper Neutralization of Multiple Trailing Special Elements|1.8.1=Improper Sanitization of Multiple Trailing Special Elements|1.4=Failure to Sanitize Multiple Trailing Special Elements
        164|A|1.0|Improper Neutralization of Internal Special Elements|1.8.1=Improper Sanitization of Internal Special Elements|1.4=Failure to Sanitize Internal Special Element
        165|A|1.0|Improper Neutralization of Multiple Internal Special Elements|1.8.1=Improper Sanitization of Multiple Internal Special Elements|1.4=Failure to Sanitize Multiple Internal Special Elements
        166|A|1.0|Improper Handling of Missing Special Element|1.4=Failure to Handle Missing Special Element
        167|A|1.0|Improper Handling of Additional Special Element|1.4=Failure to Handle Additional Special Element
        168|A|1.0|Improper Handling of Inconsistent Special Elements|1.11=Failure to Resolve Inconsistent Special Elements
        170|A|1.0|Improper Null Termination
        172|R|1.0|Encoding Error
        173|A|1.0|Improper Handling of Alternate Encoding|1.11=Failure to Handle Alternate Encoding
        174|A|1.0|Double Decoding of the Same Data
        175|A|1.0|Improper Handling of Mixed Encoding|1.11=Failure to Handle Mixed Encoding
        176|A|1.0|Improper Handling of Unicode Encoding|1.11=Failure to Handle Unicode Encoding
        177|A|1.0|Improper Handling of URL Encoding (Hex Encoding)|1.11=Failure to Handle URL Encoding (Hex Encoding)
        178|A|1.0|Improper Handling of Case Sensitivity|1.11=Failure to Resolve Case Sensitivity
        179|A|1.0|Incorrect Behavior Order: Early Validation
        180|A|1.0|Incorrect Behavior Order: Validate Before Canonicalize
        181|A|1.0|Incorrect Behavior Order: Validate Before Filter
        182|A|1.0|Collapse of Data into Unsafe Value
        183|A|1.0|Permissive List of Allowed Inputs|4.0=Permissive Whitelist
        184|A|1.0|Incomplete List of Disallowed Inputs|4.0=Incomplete Blacklist
        185|R|1.0|Incorrect Regular Expression
        186|A|1.0|Overly Restrictive Regular Expression
        187|A|1.0|Partial String Comparison|3.1=Partial Comparison
        188|A|1.0|Reliance on Data/Memory Layout
        190|A|1.0|Integer Overflow or Wraparound|1.2=Integer Overflow (Wrap or Wraparound)
        191|A|1.0|Integer Underflow (Wrap or Wraparound)
        192|A|1.0|Integer Coercion Error
        193|A|1.0|Off-by-one Error
        194|A|1.0|Unexpected Sign Extension|1.1=Incorrect Sign Extension
        195|A|1.0|Signed to Unsigned Conversion Error
        196|A|1.0|Unsigned to Signed Conversion Error
        197|A|1.0|Numeric Truncation Error
        198|A|1.0|Use of Incorrect Byte Ordering
        200|D|1.0|Exposure of Sensitive Information to an Unauthorized Actor|4.0=Information Exposure|1.7=Information Leak (Information Disclosure)
        201|A|1.0|Insertion of Sensitive Information Into Sent Data|4.2=Exposure of Sensitive Information Through Sent Data|4.0=Information Exposure Through Sent Data|1.10=Information Leak Through Sent Data
        202|A|1.0|Exposure of Sensitive Information Through Data Queries|4.0=Exposure of Sensitive Data Through Data Queries|1.12=Privacy Leak through Data Queries
        203|A|1.0|Observable Discrepancy|4.3=Observable Differences in Behavior to Error Inputs|4.2=Observable Discrepancy|4.0=Information Exposure Through Discrepancy|1.7=Discrepancy Information Leaks
        204|A|1.0|Observable Response Discrepancy|4.0=Response Discrepancy Information Exposure|1.10=Response Discrepancy Information Leak
        205|A|1.0|Observable Behavioral Discrepancy|4.0=Information Exposure Through Behavioral Discrepancy|1.7=Behavioral Discrepancy Information Leak
        206|A|1.0|Observable Internal Behavioral Discrepancy|4.0=Information Exposure of Internal State Through Behavioral Inconsistency|1.12=Internal Behavioral Inconsistency Information Leak
        207|A|1.0|Observable Behavioral Discrepancy With Equivalent Products|4.0=Information Exposure Through an External Behavioral Inconsistency|1.7=External Behavioral Inconsistency Information Leak
        208|A|1.0|Observable Timing Discrepancy|4.0=Information Exposure Through Timing Discrepancy|1.12=Timing Discrepancy Information Leak
        209|A|1.0|Generation of Error Message Containing Sensitive Information|4.0=Information Exposure Through an Error Message|1.7=Error Message Information Leak|1.2=Error Message Information Leaks
        210|A|1.0|Self-generated Error Message Containing Sensitive Information|4.0=Information Exposure Through Self-generated Error Message|2.3=Information Exposure Through Generated Error Message|1.12=Product-Generated Error Message Information Leak
        211|A|1.0|Externally-Generated Error Message Containing Sensitive Information|4.0=Information Exposure Through Externally-Generated Error Message|2.3=Information Exposure Through External Error Message|1.12=Product-External Error Message Information Leak
        212|A|1.0|Improper Removal of Sensitive Information Before Storage or Transfer|4.0=Improper Cross-boundary Removal of Sensitive Data|1.8=Improper Cross-boundary Cleansing|1.7=Cross-boundary Cleansing Information Leak
        213|A|1.0|Exposure of Sensitive Information Due to Incompatible Policies|4.0=Intentional Information Exposure|1.12=Intended Information Leak
        214|A|1.0|Invocation of Process Using Visible Sensitive Information|4.0=Information Exposure Through Process Environment|1.12=Process Environment Information Leak
        215|A|1.0|Insertion of Sensitive Information Into Debugging Code|4.0=Information Exposure Through Debug Information|1.10=Information Leak Through Debug Information
        216|P|1.0|DEPRECATED: Containment Errors (Container Errors)|4.0=Containment Errors (Container Errors)
        217|P|1.0|DEPRECATED: Failure to Protect Stored Data from Modification|1.4=Failure to Protect Stored Data from Modification
        218|P|1.0|DEPRECATED: Failure to provide confidentiality for stored data|4.5=DEPRECATED (Duplicate): Failure to provide confidentiality for stored data
        219|A|1.0|Storage of File with Sensitive Data Under Web Root|4.0=Sensitive Data Under Web Root
        220|A|1.0|Storage of File With Sensitive Data Under FTP Root|4.0=Sensitive Data Under FTP Root
        221|R|1.0|Information Loss or Omission
        222|A|1.0|Truncation of Security-relevant Information
        223|A|1.0|Omission of Security-relevant Information
        224|A|1.0|Obscured Security-relevant Information by Alternate Name
        225|P|1.0|DEPRECATED: General Information Management Problems|4.5=DEPRECATED (Duplicate): General Information Management Problems
        226|A|1.0|Sensitive Information in Resource Not Removed Before Reuse|4.2=Sensitive Information Uncleared in Resource Before Release for Reuse|4.0=Sensitive Information Uncleared Before Release
        228|R|1.0|Improper Handling of Syntactically Invalid Structure|1.3=Failure to Handle Syntactically Invalid Structure
        229|A|1.0|Improper Handling of Values
        230|A|1.0|Improper Handling of Missing Values|1.3=Failure to Handle Missing Value
        231|A|1.0|Improper Handling of Extra Values|1.3=Failure to Handle Extra Value
        232|A|1.0|Improper Handling of Undefined Values|1.3=Failure to Handle Undefined Value
        233|A|1.0|Improper Handling of Parameters|2.5=Parameter Problems
        234|D|1.0|Failure to Handle Missing Parameter
        235|A|1.0|Improper Handling of Extra Parameters|1.3=Failure to Handle Extra Parameter
        236|A|1.0|Improper Handling of Undefined Parameters|1.3=Failure to Handle Undefined Parameter
        237|A|1.0|Improper Handling of Structural Elements|1.3=Element Problems
        238|A|1.0|Improper Handling of Incomplete Structural Elements|1.3=Failure to Handle Missing Element
        239|A|1.0|Failure to Handle Incomplete Element
        240|A|1.0|Improper Handling of Inconsistent Structural Elements|1.3=Failure to Resolve Inconsistent Elements
        241|A|1.0|Improper Handling of Unexpected Data Type|1.3=Failure to Handle Wrong Data Type
        242|A|1.0|Use of Inherently Dangerous Function
        243|A|1.0|Creation of chroot Jail Without Changing Working Directory|1.11=Failure to Change Working Directory in chroot Jail
        244|A|1.0|Improper Clearing of Heap Memory Before Release ('Heap Inspection')|1.11=Failure to Clear Heap Memory Before Release ('Heap Inspection')|1.4=Failure to Clear Heap Memory Before Release (aka 'Heap Inspection')
        245|A|1.0|J2EE Bad Practices: Direct Management of Connections
        246|A|1.0|J2EE Bad Practices: Direct Use of Sockets
        247|P|1.0|DEPRECATED: Reliance on DNS Lookups in a Security Decision|4.5=DEPRECATED (Duplicate): Reliance on DNS Lookups in a Security Decision|2.5=Reliance on DNS Lookups in a Security Decision
        248|A|1.0|Uncaught Exception
        249|P|1.0|DEPRECATED: Often Misused: Path Manipulation|1.5=Often Misused: Path Manipulation
        250|A|1.0|Execution with Unnecessary Privileges|1.2=Design Principle Violation: Failure to Use Least Privilege
        252|A|1.0|Unchecked Return Value
        253|A|1.0|Incorrect Check of Function Return Value|1.3=Misinterpreted Function Return Value
        256|A|1.0|Plaintext Storage of a Password|4.5=Unprotected Storage of Credentials|3.1=Plaintext Storage of a Password
        257|A|1.0|Storing Passwords in a Recoverable Format
        258|A|1.0|Empty Password in Configuration File
        259|A|1.0|Use of Hard-coded Password|1.8=Hard-Coded Password
        260|A|1.0|Password in Configuration File
        261|A|1.0|Weak Encoding for Password|4.0=Weak Cryptography for Passwords
        262|A|1.0|Not Using Password Aging
        263|A|1.0|Password Aging with Long Expiration
        266|A|1.0|Incorrect Privilege Assignment
        267|A|1.0|Privilege Defined With Unsafe Actions
        268|A|1.0|Privilege Chaining
        269|D|1.0|Improper Privilege Management|1.4=Insecure Privilege Management
        270|A|1.0|Privilege Context Switching Error
        271|R|1.0|Privilege Dropping / Lowering Errors
        272|A|1.0|Least Privilege Violation
        273|A|1.0|Improper Check for Dropped Privileges|1.4=Improper Check for Successfully Dropped Privileges|1.3=Failure to Check Whether Privileges Were Dropped Successfully
        274|D|1.0|Improper Handling of Insufficient Privileges|1.4=Failure to Handle Insufficient Privileges
        276|A|1.0|Incorrect Default Permissions|1.4=Insecure Default Permissions
        277|A|1.0|Insecure Inherited Permissions
        278|A|1.0|Insecure Preserved Inherited Permissions
        279|A|1.0|Incorrect Execution-Assigned Permissions|1.4=Insecure Execution-assigned Permissions
        280|A|1.0|Improper Handling of Insufficient Permissions or Privileges|1.3=Failure to Handle Insufficient Permissions or Privileges
        281|A|1.0|Improper Preservation of Permissions|1.4=Permission Preservation Failure
        282|R|1.0|Improper Ownership Management
        283|A|1.0|Unverified Ownership
        284|D|1.0|Improper Access Control|1.12=Access Control (Authorization) Issues
        285|D|1.0|Improper Authorization|1.12=Improper Access Control (Authorization)|1.2=Missing or Inconsistent Access Control
        286|R|1.0|Incorrect User Management
        287|D|1.0|Improper Authentication|1.2=Insufficient Authentication
        288|A|1.0|Authentication Bypass Using an Alternate Path or Channel
        289|A|1.0|Authentication Bypass by Alternate Name
        290|A|1.0|Authentication Bypass by Spoofing
        291|A|1.0|Reliance on IP Address for Authentication|2.5=Trusting Self-reported IP Address
        292|P|1.0|DEPRECATED: Trusting Self-reported DNS Name|4.5=DEPRECATED (Duplicate): Trusting Self-reported DNS Name|2.5=Trusting Self-reported DNS Name
        293|A|1.0|Using Referer Field for Authentication
        294|A|1.0|Authentication Bypass by Capture-replay
        295|A|1.0|Improper Certificate Validation|2.4=Certificate Issues
        296|A|1.0|Improper Following of a Certificate's Chain of Trust|2.4=Improper Following of Chain of Trust for Certificate Validation|1.3=Failure to Follow Chain of Trust in Certificate Validation
        297|A|1.0|Improper Validation of Certificate with Host Mismatch|2.4=Improper Validation of Host-specific Certificate Data|1.3=Failure to Validate Host-specific Certificate Data
        298|A|1.0|Improper Validation of Certificate Expiration|1.3=Failure to Validate Certificate Expiration
        299|A|1.0|Improper Check for Certificate Revocation|1.3=Failure to Check for Certificate Revocation
        300|D|1.0|Channel Accessible by Non-Endpoint|4.0=Channel Accessible by Non-Endpoint ('Man-in-the-Middle')|1.4=Channel Accessible by Non-Endpoint (aka 'Man-in-the-Middle')
        301|A|1.0|Reflection Attack in an Authentication Protocol
        302|A|1.0|Authentication Bypass by Assumed-Immutable Data
        303|A|1.0|Incorrect Implementation of Authentication Algorithm|1.4=Improper Implementation of Authentication Algorithm
        304|A|1.0|Missing Critical Step in Authentication
        305|A|1.0|Authentication Bypass by Primary Weakness
        306|A|1.0|Missing Authentication for Critical Function|1.8=No Authentication for Critical Function
        307|A|1.0|Improper Restriction of Excessive Authentication Attempts|1.8=Failure to Restrict Excessive Authentication Attempts
        308|A|1.0|Use of Single-factor Authentication
        309|A|1.0|Use of Password System for Primary Authentication
        311|D|1.0|Missing Encryption of Sensitive Data|1.8=Failure to Encrypt Sensitive Data
        312|A|1.0|Cleartext Storage of Sensitive Information|1.2=Plaintext Storage of Sensitive Information
        313|A|1.0|Cleartext Storage in a File or on Disk|2.5=Plaintext Storage in a File or on Disk
        314|A|1.0|Cleartext Storage in the Registry|2.5=Plaintext Storage in the Registry
        315|A|1.0|Cleartext Storage of Sensitive Information in a Cookie|2.5=Plaintext Storage in a Cookie
        316|A|1.0|Cleartext Storage of Sensitive Information in Memory|2.5=Plaintext Storage in Memory
        317|A|1.0|Cleartext Storage of Sensitive Information in GUI|2.5=Plaintext Storage in GUI
        318|A|1.0|Cleartext Storage of Sensitive Information in Executable|2.5=Plaintext Storage in Executable
        319|A|1.0|Cleartext Transmission of Sensitive Information|1.2=Plaintext Transmission of Sensitive Information
        321|A|1.0|Use of Hard-coded Cryptographic Key
        322|A|1.0|Key Exchange without Entity Authentication
        323|A|1.0|Reusing a Nonce, Key Pair in Encryption
        324|A|1.0|Use of a Key Past its Expiration Date
        325|A|1.0|Missing Cryptographic Step|4.2=Missing Required Cryptographic Step
        326|R|1.0|Inadequate Encryption Strength|1.5=Weak Encryption
        327|R|1.0|Use of a Broken or Risky Cryptographic Algorithm
        328|A|1.0|Use of Weak Hash|4.6=Reversible One-Way Hash
        329|A|1.0|Generation of Predictable IV with CBC Mode|4.5=Not Using an Unpredictable IV with CBC Mode|4.4=Not Using a Random IV with CBC Mode
        330|D|1.0|Use of Insufficiently Random Values
        331|A|1.0|Insufficient Entropy
        332|A|1.0|Insufficient Entropy in PRNG
        333|A|1.0|Improper Handling of Insufficient Entropy in TRNG|1.4=Failure to Handle Insufficient Entropy in TRNG
        334|A|1.0|Small Space of Random Values
        335|A|1.0|Incorrect Usage of Seeds in Pseudo-Random Number Generator (PRNG)|2.12=PRNG Seed Error
        336|A|1.0|Same Seed in Pseudo-Random Number Generator (PRNG)|2.12=Same Seed in PRNG
        337|A|1.0|Predictable Seed in Pseudo-Random Number Generator (PRNG)|2.12=Predictable Seed in PRNG
        338|A|1.0|Use of Cryptographically Weak Pseudo-Random Number Generator (PRNG)|2.7=Use of Cryptographically Weak PRNG
        339|A|1.0|Small Seed Space in PRNG
        340|R|1.0|Generation of Predictable Numbers or Identifiers|4.0=Predictability Problems
        341|A|1.0|Predictable from Observable State
        342|A|1.0|Predictable Exact Value from Previous Values
        343|A|1.0|Predictable Value Range from Previous Values
        344|A|1.0|Use of Invariant Value in Dynamically Changing Context
        345|D|1.0|Insufficient Verification of Data Authenticity
        346|R|1.0|Origin Validation Error
        347|A|1.0|Improper Verification of Cryptographic Signature|1.4=Improperly Verified Signature
        348|A|1.0|Use of Less Trusted Source
        349|A|1.0|Acceptance of Extraneous Untrusted Data With Trusted Data
        350|A|1.0|Reliance on Reverse DNS Resolution for a Security-Critical Action|2.5=Improperly Trusted Reverse DNS
        351|A|1.0|Insufficient Type Distinction
        352|A|1.0|Cross-Site Request Forgery (CSRF)
        353|A|1.0|Missing Support for Integrity Check|1.11=Failure to Add Integrity Check Value
        354|A|1.0|Improper Validation of Integrity Check Value|1.3=Failure to Check Integrity Check Value
        356|A|1.0|Product UI does not Warn User of Unsafe Actions
        357|A|1.0|Insufficient UI Warning of Dangerous Operations
        358|A|1.0|Improperly Implemented Security Check for Standard
        359|A|1.0|Exposure of Private Personal Information to an Unauthorized Actor|4.0=Exposure of Private Information ('Privacy Violation')|2.6=Privacy Violation
        360|A|1.0|Trust of System Event Data
        362|R|1.0|Concurrent Execution using Shared Resource with Improper Synchronization ('Race Condition')|1.11=Race Condition
        363|A|1.0|Race Condition Enabling Link Following
        364|A|1.0|Signal Handler Race Condition
        365|P|1.0|DEPRECATED: Race Condition in Switch|4.7=Race Condition in Switch
        366|A|1.0|Race Condition within a Thread
        367|A|1.0|Time-of-check Time-of-use (TOCTOU) Race Condition|1.0.1=Time-of-check Time-of-use Race Condition
        368|A|1.0|Context Switching Race Condition
        369|A|1.0|Divide By Zero
        370|A|1.0|Missing Check for Certificate Revocation after Initial Check|1.4=Race Condition in Checking for Certificate Revocation
        372|D|1.0|Incomplete Internal State Distinction
        373|P|1.0|DEPRECATED: State Synchronization Error|1.11=State Synchronization Error
        374|A|1.0|Passing Mutable Objects to an Untrusted Method|1.9=Mutable Objects Passed by Reference
        375|A|1.0|Returning a Mutable Object to an Untrusted Caller|1.10=Passing Mutable Objects to an Untrusted Method
        377|R|1.0|Insecure Temporary File
        378|A|1.0|Creation of Temporary File With Insecure Permissions
        379|A|1.0|Creation of Temporary File in Directory with Insecure Permissions|4.0=Creation of Temporary File in Directory with Incorrect Permissions|1.4=Creation of Temporary File in Directory with Insecure Permissions
        382|A|1.0|J2EE Bad Practices: Use of System.exit()
        383|A|1.0|J2EE Bad Practices: Direct Use of Threads
        384|A|1.0|Session Fixation
        385|A|1.0|Covert Timing Channel
        386|A|1.0|Symbolic Name not Mapping to Correct Object
        390|A|1.0|Detection of Error Condition Without Action
        391|P|1.0|Unchecked Error Condition
        392|A|1.0|Missing Report of Error Condition|1.11=Failure to Report Error in Status Code
        393|A|1.0|Return of Wrong Status Code
        394|A|1.0|Unexpected Status Code or Return Value
        395|A|1.0|Use of NullPointerException Catch to Detect NULL Pointer Dereference
        396|A|1.0|Declaration of Catch for Generic Exception
        397|A|1.0|Declaration of Throws for Generic Exception
        400|D|1.0|Uncontrolled Resource Consumption|3.2=Uncontrolled Resource Consumption ('Resource Exhaustion')|1.4=Uncontrolled Resource Consumption (aka 'Resource Exhaustion')|1.0.1=Resource Exhaustion
        401|A|1.0|Missing Release of Memory after Effective Lifetime|3.3=Improper Release of Memory Before Removing Last Reference|3.2=Improper Release of Memory Before Removing Last Reference ('Memory Leak')|1.11=Failure to Release Memory Before Removing Last Reference ('Memory Leak')|1.4=Failure to Release Memory Before Removing Last Reference (aka 'Memory Leak')
        402|R|1.0|Transmission of Private Resources into a New Sphere ('Resource Leak')|1.4=Transmission of Private Resources into a New Sphere (aka 'Resource Leak')
        403|A|1.0|Exposure of File Descriptor to Unintended Control Sphere ('File Descriptor Leak')|2.4=Exposure of File Descriptor to Unintended Control Sphere|1.12=UNIX File Descriptor Leak
        404|R|1.0|Improper Resource Shutdown or Release
        405|R|1.0|Asymmetric Resource Consumption (Amplification)
        406|R|1.0|Insufficient Control of Network Message Volume (Network Amplification)|1.0.1=Network Amplification
        407|R|1.0|Inefficient Algorithmic Complexity|3.3=Algorithmic Complexity
        408|A|1.0|Incorrect Behavior Order: Early Amplification
        409|A|1.0|Improper Handling of Highly Compressed Data (Data Amplification)|1.4=Failure to Handle Highly Compressed Data (Data Amplification)
        410|A|1.0|Insufficient Resource Pool
        412|A|1.0|Unrestricted Externally Accessible Lock|1.5=Unrestricted Lock on Critical Resource
        413|A|1.0|Improper Resource Locking|1.10=Insufficient Resource Locking
        414|A|1.0|Missing Lock Check
        415|A|1.0|Double Free
        416|A|1.0|Use After Free
        419|A|1.0|Unprotected Primary Channel
        420|A|1.0|Unprotected Alternate Channel
        421|A|1.0|Race Condition During Access to Alternate Channel
        422|A|1.0|Unprotected Windows Messaging Channel ('Shatter')
        423|P|1.0|DEPRECATED: Proxied Trusted Channel|4.5=DEPRECATED (Duplicate): Proxied Trusted Channel|1.1=Proxied Trusted Channel
        424|R|1.0|Improper Protection of Alternate Path|1.11=Failure to Protect Alternate Path
        425|A|1.0|Direct Request ('Forced Browsing')
        426|A|1.0|Untrusted Search Path
        427|A|1.0|Uncontrolled Search Path Element
        428|A|1.0|Unquoted Search Path or Element
        430|A|1.0|Deployment of Wrong Handler
        431|A|1.0|Missing Handler
        432|A|1.0|Dangerous Signal Handler not Disabled During Sensitive Operations|1.11=Dangerous Handler not Disabled During Sensitive Operations
        433|A|1.0|Unparsed Raw Web Content Delivery
        434|A|1.0|Unrestricted Upload of File with Dangerous Type|1.8=Unrestricted File Upload
        435|D|1.0|Improper Interaction Between Multiple Correctly-Behaving Entities|3.1=Improper Interaction Between Multiple Entities|2.12=Interaction Error
        436|R|1.0|Interpretation Conflict
        437|A|1.0|Incomplete Model of Endpoint Features
        439|A|1.0|Behavioral Change in New Version or Environment
        440|A|1.0|Expected Behavior Violation
        441|R|1.0|Unintended Proxy or Intermediary ('Confused Deputy')|2.4=Unintended Proxy/Intermediary
        443|P|1.0|DEPRECATED: HTTP response splitting|4.5=DEPRECATED (Duplicate): HTTP response splitting
        444|A|1.0|Inconsistent Interpretation of HTTP Requests ('HTTP Request/Response Smuggling')|4.8=Inconsistent Interpretation of HTTP Requests ('HTTP Request Smuggling')|1.4=Inconsistent Interpretation of HTTP Requests (aka 'HTTP Request Smuggling')
        446|R|1.0|UI Discrepancy for Security Feature
        447|A|1.0|Unimplemented or Unsupported Feature in UI
        448|A|1.0|Obsolete Feature in UI
        449|A|1.0|The UI Performs the Wrong Action
        450|A|1.0|Multiple Interpretations of UI Input
        451|R|1.0|User Interface (UI) Misrepresentation of Critical Information|2.6=UI Misrepresentation of Critical Information
        453|A|1.0|Insecure Default Variable Initialization
        454|A|1.0|External Initialization of Trusted Variables or Data Stores|1.8=External Initialization of Trusted Variables
        455|A|1.0|Non-exit on Failed Initialization
        456|A|1.0|Missing Initialization of a Variable|2.4=Missing Initialization
        457|A|1.0|Use of Uninitialized Variable
        458|P|1.0|DEPRECATED: Incorrect Initialization
        459|A|1.0|Incomplete Cleanup
        460|A|1.0|Improper Cleanup on Thrown Exception
        462|A|1.0|Duplicate Key in Associative List (Alist)
        463|A|1.0|Deletion of Data Structure Sentinel
        464|A|1.0|Addition of Data Structure Sentinel
        466|A|1.0|Return of Pointer Value Outside of Expected Range
        467|A|1.0|Use of sizeof() on a Pointer Type
        468|A|1.0|Incorrect Pointer Scaling
        469|A|1.0|Use of Pointer Subtraction to Determine Size
        470|A|1.0|Use of Externally-Controlled Input to Select Classes or Code ('Unsafe Reflection')|1.4=Use of Externally-Controlled Input to Select Classes or Code (aka 'Unsafe Reflection')
        471|A|1.0|Modification of Assumed-Immutable Data (MAID)
        472|A|1.0|External Control of Assumed-Immutable Web Parameter
        473|A|1.0|PHP External Variable Modification
        474|A|1.0|Use of Function with Inconsistent Implementations
        475|A|1.0|Undefined Behavior for Input to API
        476|A|1.0|NULL Pointer Dereference
        477|A|1.0|Use of Obsolete Function|2.12=Use of Obsolete Functions
        478|A|1.0|Missing Default Case in Multiple Condition Expression|4.9=Missing Default Case in Switch Statement|1.4=Failure to Use Default Case in Switch
        479|A|1.0|Signal Handler Use of a Non-reentrant Function|1.11=Unsafe Function Call from a Signal Handler
        480|A|1.0|Use of Incorrect Operator
        481|A|1.0|Assigning instead of Comparing
        482|A|1.0|Comparing instead of Assigning
        483|A|1.0|Incorrect Block Delimitation
        484|A|1.0|Omitted Break Statement in Switch|1.1=Omitted Break Statement
        486|A|1.0|Comparison of Classes by Name
        487|A|1.0|Reliance on Package-level Scope
        488|A|1.0|Exposure of Data Element to Wrong Session|1.12=Data Leak Between Sessions
        489|A|1.0|Active Debug Code|4.0=Leftover Debug Code
        491|A|1.0|Public cloneable() Method Without Final ('Object Hijack')|1.4=Public cloneable() Method Without Final (aka 'Object Hijack')
        492|A|1.0|Use of Inner Class Containing Sensitive Data
        493|A|1.0|Critical Public Variable Without Final Modifier
        494|A|1.0|Download of Code Without Integrity Check|1.2=Download of Untrusted Mobile Code Without Integrity Check
        495|A|1.0|Private Data Structure Returned From A Public Method|3.2=Private Array-Typed Field Returned From A Public Method
        496|A|1.0|Public Data Assigned to Private Array-Typed Field
        497|A|1.0|Exposure of Sensitive System Information to an Unauthorized Control Sphere|4.0=Exposure of System Data to an Unauthorized Control Sphere|1.7=Information Leak of System Data
        498|A|1.0|Cloneable Class Containing Sensitive Information|1.12=Information Leak through Class Cloning
        499|A|1.0|Serializable Class Containing Sensitive Data
        500|A|1.0|Public Static Field Not Marked Final|1.1=Static Field Not Marked Final
        501|A|1.0|Trust Boundary Violation
        502|A|1.0|Deserialization of Untrusted Data
        506|R|1.0|Embedded Malicious Code
        507|A|1.0|Trojan Horse
        508|A|1.0|Non-Replicating Malicious Code
        509|A|1.0|Replicating Malicious Code (Virus or Worm)
        510|A|1.0|Trapdoor
        511|A|1.0|Logic/Time Bomb
        512|A|1.0|Spyware
        514|R|1.0|Covert Channel
        515|A|1.0|Covert Storage Channel
        516|P|1.0|DEPRECATED: Covert Timing Channel|4.5=DEPRECATED (Duplicate): Covert Timing Channel
        520|A|1.0|.NET Misconfiguration: Use of Impersonation
        521|A|1.0|Weak Password Requirements
        522|R|1.0|Insufficiently Protected Credentials
        523|A|1.0|Unprotected Transport of Credentials
        524|A|1.0|Use of Cache Containing Sensitive Information|4.0=Information Exposure Through Caching|1.12=Information Leak Through Caching
        525|A|1.0|Use of Web Browser Cache Containing Sensitive Information|4.0=Information Exposure Through Browser Caching|1.12=Information Leak Through Browser Caching
        526|A|1.0|Cleartext Storage of Sensitive Information in an Environment Variable|4.10=Exposure of Sensitive Information Through Environmental Variables|4.0=Information Exposure Through Environmental Variables|1.12=Information Leak Through Environmental Variables
        527|A|1.0|Exposure of Version-Control Repository to an Unauthorized Control Sphere|4.0=Exposure of CVS Repository to an Unauthorized Control Sphere|1.7=Information Leak Through CVS Repository
        528|A|1.0|Exposure of Core Dump File to an Unauthorized Control Sphere|1.7=Information Leak Through Core Dump Files
        529|A|1.0|Exposure of Access Control List Files to an Unauthorized Control Sphere|1.7=Information Leak Through Access Control List Files
        530|A|1.0|Exposure of Backup File to an Unauthorized Control Sphere|1.7=Information Leak Through Backup (.~bk) Files
        531|A|1.0|Inclusion of Sensitive Information in Test Code|4.0=Information Exposure Through Test Code|1.12=Information Leak Through Test Code
        532|A|1.0|Insertion of Sensitive Information into Log File|4.0=Inclusion of Sensitive Information in Log Files|3.3=Information Exposure Through Log Files|1.12=Information Leak Through Log Files
        533|P|1.0|DEPRECATED: Information Exposure Through Server Log Files|3.1=Information Exposure Through Server Log Files|1.12=Information Leak Through Server Log Files
        534|P|1.0|DEPRECATED: Information Exposure Through Debug Log Files|3.1=Information Exposure Through Debug Log Files|1.12=Information Leak Through Debug Log Files
        535|A|1.0|Exposure of Information Through Shell Error Message|4.0=Information Exposure Through Shell Error Message|1.12=Information Leak Through Shell Error Message
        536|A|1.0|Servlet Runtime Error Message Containing Sensitive Information|4.0=Information Exposure Through Servlet Runtime Error Message|1.12=Information Leak Through Servlet Runtime Error Message
        537|A|1.0|Java Runtime Error Message Containing Sensitive Information|4.0=Information Exposure Through Java Runtime Error Message|1.12=Information Leak Through Java Runtime Error Message
        538|A|1.0|Insertion of Sensitive Information into Externally-Accessible File or Directory|4.0=File and Directory Information Exposure|1.7=File and Directory Information Leaks
        539|A|1.0|Use of Persistent Cookies Containing Sensitive Information|4.0=Information Exposure Through Persistent Cookies|1.12=Information Leak Through Persistent Cookies
        540|A|1.0|Inclusion of Sensitive Information in Source Code|4.0=Information Exposure Through Source Code|1.12=Information Leak Through Source Code
        541|A|1.0|Inclusion of Sensitive Information in an Include File|4.0=Information Exposure Through Include Source Code|1.12=Information Leak Through Include Source Code
        542|P|1.0|DEPRECATED: Information Exposure Through Cleanup Log Files|3.1=Information Exposure Through Cleanup Log Files|1.12=Information Leak Through Cleanup Log Files
        543|A|1.0|Use of Singleton Pattern Without Synchronization in a Multithreaded Context|1.10=Use of Singleton Pattern in a Non-thread-safe Manner
        544|A|1.0|Missing Standardized Error Handling Mechanism|1.11=Failure to Use a Standardized Error Handling Mechanism|1.3=Missing Error Handling Mechanism
        545|P|1.0|DEPRECATED: Use of Dynamic Class Loading|2.11=Use of Dynamic Class Loading
        546|A|1.0|Suspicious Comment
        547|A|1.0|Use of Hard-coded, Security-relevant Constants
        548|A|1.0|Exposure of Information Through Directory Listing|4.0=Information Exposure Through Directory Listing|1.12=Information Leak Through Directory Listing
        549|A|1.0|Missing Password Field Masking
        550|A|1.0|Server-generated Error Message Containing Sensitive Information|4.0=Information Exposure Through Server Error Message|1.12=Information Leak Through Server Error Message
        551|A|1.0|Incorrect Behavior Order: Authorization Before Parsing and Canonicalization
        552|A|1.0|Files or Directories Accessible to External Parties
        553|A|1.0|Command Shell in Externally Accessible Directory
        554|A|1.0|ASP.NET Misconfiguration: Not Using Input Validation Framework
        555|A|1.0|J2EE Misconfiguration: Plaintext Password in Configuration File
        556|A|1.0|ASP.NET Misconfiguration: Use of Identity Impersonation
        558|A|1.0|Use of getlogin() in Multithreaded Application
        560|A|1.0|Use of umask() with chmod-style Argument
        561|A|1.0|Dead Code
        562|A|1.0|Return of Stack Variable Address
        563|A|1.0|Assignment to Variable without Use|2.12=Assignment to Variable without Use ('Unused Variable')|2.7=Unused Variable
        564|A|1.0|SQL Injection: Hibernate
        565|A|1.0|Reliance on Cookies without Validation and Integrity Checking|1.5=Use of Cookies in Security Decision
        566|A|1.0|Authorization Bypass Through User-Controlled SQL Primary Key|1.12=Access Control Bypass Through User-Controlled SQL Primary Key
        567|A|1.0|Unsynchronized Access to Shared Data in a Multithreaded Context|1.11=Unsynchronized Access to Shared Data
        568|A|1.0|finalize() Method Without super.finalize()
        570|A|1.0|Expression is Always False
        571|A|1.0|Expression is Always True
        572|A|1.0|Call to Thread run() instead of start()
        573|R|1.0|Improper Following of Specification by Caller|1.12=Failure to Follow Specification
        574|A|1.0|EJB Bad Practices: Use of Synchronization Primitives
        575|A|1.0|EJB Bad Practices: Use of AWT Swing
        576|A|1.0|EJB Bad Practices: Use of Java I/O
        577|A|1.0|EJB Bad Practices: Use of Sockets
        578|A|1.0|EJB Bad Practices: Use of Class Loader
        579|A|1.0|J2EE Bad Practices: Non-serializable Object Stored in Session
        580|A|1.0|clone() Method Without super.clone()
        581|A|1.0|Object Model Violation: Just One of Equals and Hashcode Defined
        582|A|1.0|Array Declared Public, Final, and Static
        583|A|1.0|finalize() Method Declared Public
        584|A|1.0|Return Inside Finally Block
        585|A|1.0|Empty Synchronized Block
        586|A|1.0|Explicit Call to Finalize()
        587|A|1.0|Assignment of a Fixed Address to a Pointer
        588|A|1.0|Attempt to Access Child of a Non-structure Pointer
        589|A|1.0|Call to Non-ubiquitous API
        590|A|1.0|Free of Memory not on the Heap|1.6=Free of Memory not on the Heap|1.4=Free of Invalid Pointer Not on the Heap
        591|A|1.0|Sensitive Data Storage in Improperly Locked Memory
        592|P|1.0|DEPRECATED: Authentication Bypass Issues|2.11=Authentication Bypass Issues
        593|A|1.0|Authentication Bypass: OpenSSL CTX Object Modified after SSL Objects are Created
        594|A|1.0|J2EE Framework: Saving Unserializable Objects to Disk
        595|A|1.0|Comparison of Object References Instead of Object Contents|1.4=Incorrect Syntactic Object Comparison
        596|P|1.0|DEPRECATED: Incorrect Semantic Object Comparison|3.1=Incorrect Semantic Object Comparison
        597|A|1.0|Use of Wrong Operator in String Comparison
        598|A|1.0|Use of HTTP Request With Sensitive Query String|4.15=Use of GET Request Method With Sensitive Query Strings|4.0=Information Exposure Through Query Strings in GET Request|1.12=Information Leak Through Query Strings in GET Request
        599|A|1.0|Missing Validation of OpenSSL Certificate|2.4=Trust of OpenSSL Certificate Without Validation
        600|A|1.0|Uncaught Exception in Servlet|1.11=Failure to Catch All Exceptions in Servlet|1.3=Failure to Catch All Exceptions (Missing Catch Block)
        601|A|1.0|URL Redirection to Untrusted Site ('Open Redirect')|1.4=URL Redirection to Untrusted Site (aka 'Open Redirect')
        602|R|1.0|Client-Side Enforcement of Server-Side Security|1.2=Design Principle Violation: Client-Side Enforcement of Server-Side Security
        603|A|1.0|Use of Client-Side Authentication
        605|A|1.0|Multiple Binds to the Same Port
        606|A|1.0|Unchecked Input for Loop Condition
        607|A|1.0|Public Static Final Field References Mutable Object
        608|A|1.0|Struts: Non-private Field in ActionForm Class
        609|A|1.0|Double-Checked Locking
        610|D|1.0|Externally Controlled Reference to a Resource in Another Sphere
        611|A|1.0|Improper Restriction of XML External Entity Reference|3.3=Improper Restriction of XML External Entity Reference ('XXE')|2.4=Information Exposure Through XML External Entity Reference|1.12=Information Leak Through XML External Entity File Disclosure
        612|A|1.0|Improper Authorization of Index Containing Sensitive Information|4.0=Information Exposure Through Indexing of Private Data|1.12=Information Leak Through Indexing of Private Data
        613|A|1.0|Insufficient Session Expiration
        614|A|1.0|Sensitive Cookie in HTTPS Session Without 'Secure' Attribute
        615|A|1.0|Inclusion of Sensitive Information in Source Code Comments|4.0=Information Exposure Through Comments|1.12=Information Leak Through Comments
        616|A|1.0|Incomplete Identification of Uploaded File Variables (PHP)
        617|A|1.0|Reachable Assertion
        618|A|1.0|Exposed Unsafe ActiveX Method
        619|A|1.0|Dangling Database Cursor ('Cursor Injection')|1.4=Dangling Database Cursor (aka 'Cursor Injection')
        620|A|1.0|Unverified Password Change
        621|A|1.0|Variable Extraction Error
        622|A|1.0|Improper Validation of Function Hook Arguments|2.3=Unvalidated Function Hook Arguments
        623|A|1.0|Unsafe ActiveX Control Marked Safe For Scripting
        624|A|1.0|Executable Regular Expression Error
        625|A|1.0|Permissive Regular Expression
        626|A|1.0|Null Byte Interaction Error (Poison Null Byte)
        627|A|1.0|Dynamic Variable Evaluation
        628|A|1.0|Function Call with Incorrectly Specified Arguments
        636|R|1.0|Not Failing Securely ('Failing Open')|1.4=Not Failing Securely (aka 'Failing Open')|1.2=Design Principle Violation: Not Failing Securely (aka 'Failing Open')
        637|R|1.0|Unnecessary Complexity in Protection Mechanism (Not Using 'Economy of Mechanism')|1.11=Failure to Use Economy of Mechanism|1.2=Design Principle Violation: Not Using Economy of Mechanism
        638|R|1.0|Not Using Complete Mediation|1.11=Failure to Use Complete Mediation|1.2=Design Principle Violation: Not Using Complete Mediation
        639|A|1.0|Authorization Bypass Through User-Controlled Key|1.12=Access Control Bypass Through User-Controlled Key
        640|R|1.0|Weak Password Recovery Mechanism for Forgotten Password
        641|A|1.0|Improper Restriction of Names for Files and Other Resources|1.9=Insufficient Filtering of File and Other Resource Names for Executable Content
        642|R|1.0|External Control of Critical State Data|1.2=External Control of User State Data
        643|A|1.0|Improper Neutralization of Data within XPath Expressions ('XPath Injection')|1.8.1=Failure to Sanitize Data within XPath Expressions ('XPath injection')|1.4=Failure to Sanitize Data within XPath Expressions (aka 'XPath injection')|1.0.1=Unsafe Treatment of XPath Input
        644|A|1.0|Improper Neutralization of HTTP Headers for Scripting Syntax|1.8.1=Improper Sanitization of HTTP Headers for Scripting Syntax|1.4=Insufficient Sanitization of HTTP Headers for Scripting Syntax|1.0.1=Insufficient Filtering of HTTP Headers for Scripting Syntax
        645|A|1.0|Overly Restrictive Account Lockout Mechanism
        646|A|1.0|Reliance on File Name or Extension of Externally-Supplied File|1.0.1=Taking Actions based on File Name or Extension of a User Supplied File
        647|A|1.0|Use of Non-Canonical URL Paths for Authorization Decisions|1.0.1=Using Non-Canonical Paths for Authorization Decisions
        648|A|1.0|Incorrect Use of Privileged APIs|1.4=Improper Use of Privileged APIs
        649|A|1.0|Reliance on Obfuscation or Encryption of Security-Relevant Inputs without Integrity Checking
        650|A|1.0|Trusting HTTP Permission Methods on the Server Side
        651|A|1.0|Exposure of WSDL File Containing Sensitive Information|4.0=Information Exposure Through WSDL File|1.10=Information Leak through WSDL File
        652|A|1.0|Improper Neutralization of Data within XQuery Expressions ('XQuery Injection')|1.8.1=Failure to Sanitize Data within XQuery Expressions ('XQuery Injection')|1.4=Failure to Sanitize Data within XQuery Expressions (aka 'XQuery Injection')|1.0.1=Unsafe Treatment of XQuery Input
        653|A|1.0|Improper Isolation or Compartmentalization|4.6=Insufficient Compartmentalization|1.2=Design Principle Violation: Insufficient Compartmentalization
        654|A|1.0|Reliance on a Single Factor in a Security Decision|1.2=Design Principle Violation: Reliance on a Single Factor in a Security Decision
        655|R|1.0|Insufficient Psychological Acceptability|1.4=Failure to Satisfy Psychological Acceptability|1.2=Design Principle Violation: Failure to Satisfy Psychological Acceptability
        656|R|1.0|Reliance on Security Through Obscurity|1.2=Design Principle Violation: Reliance on Security through Obscurity
        657|D|1.0|Violation of Secure Design Principles
        662|D|1.0|Improper Synchronization|1.10=Insufficient Synchronization
        663|A|1.0|Use of a Non-reentrant Function in a Concurrent Context|1.11=Use of a Non-reentrant Function in a Multithreaded Context|1.10=Use of a Non-reentrant Function in an Unsynchronized Context
        664|D|1.0|Improper Control of a Resource Through its Lifetime|1.4=Insufficient Control of a Resource Through its Lifetime
        665|D|1.0|Improper Initialization|1.2=Incorrect or Incomplete Initialization
        666|D|1.0|Operation on Resource in Wrong Phase of Lifetime
        667|R|1.0|Improper Locking|1.11=Insufficient Locking
        668|D|1.0|Exposure of Resource to Wrong Sphere
        669|R|1.0|Incorrect Resource Transfer Between Spheres
        670|R|1.0|Always-Incorrect Control Flow Implementation
        671|R|1.0|Lack of Administrator Control over Security|1.2=Design Principle Violation: Lack of Administrator Control over Security
        672|R|1.0|Operation on a Resource after Expiration or Release|1.8=Use of a Resource after Expiration or Release
        673|R|1.0|External Influence of Sphere Definition
        674|R|1.0|Uncontrolled Recursion
        675|R|1.0|Multiple Operations on Resource in Single-Operation Context|4.6=Duplicate Operations on Resource
        676|A|1.0|Use of Potentially Dangerous Function
        680|D|1.0|Integer Overflow to Buffer Overflow
        681|A|1.0|Incorrect Conversion between Numeric Types
        682|D|1.0|Incorrect Calculation
        683|A|1.0|Function Call With Incorrect Order of Arguments
        684|R|1.0|Incorrect Provision of Specified Functionality|1.12=Failure to Provide Specified Functionality
        685|A|1.0|Function Call With Incorrect Number of Arguments
        686|A|1.0|Function Call With Incorrect Argument Type
        687|A|1.0|Function Call With Incorrectly Specified Argument Value
        688|A|1.0|Function Call With Incorrect Variable or Reference as Argument
        689|A|1.0|Permission Race Condition During Resource Copy
        690|D|1.0|Unchecked Return Value to NULL Pointer Dereference
        691|D|1.0|Insufficient Control Flow Management
        692|D|1.0|Incomplete Denylist to Cross-Site Scripting|4.1=Incomplete Blacklist to Cross-Site Scripting
        693|D|1.0|Protection Mechanism Failure
        694|A|1.0|Use of Multiple Resources with Duplicate Identifier
        695|A|1.0|Use of Low-Level Functionality
        696|R|1.0|Incorrect Behavior Order
        697|D|1.0|Incorrect Comparison|3.1=Insufficient Comparison
        698|A|1.0|Execution After Redirect (EAR)|2.4=Redirect Without Exit
        703|D|1.0|Improper Check or Handling of Exceptional Conditions|1.11=Failure to Handle Exceptional Conditions
        704|R|1.0|Incorrect Type Conversion or Cast
        705|R|1.0|Incorrect Control Flow Scoping
        706|R|1.0|Use of Incorrectly-Resolved Name or Reference
        707|D|1.0|Improper Neutralization|4.0=Improper Enforcement of Message or Data Structure|1.4=Failure to Enforce that Messages or Data are Well-Formed
        708|A|1.0|Incorrect Ownership Assignment
        710|D|1.0|Improper Adherence to Coding Standards|2.12=Coding Standards Violation
        732|R|1.0|Incorrect Permission Assignment for Critical Resource|1.4=Insecure Permission Assignment for Critical Resource|1.2=Insecure Permission Assignment for Resource
        733|A|1.0.1|Compiler Optimization Removal or Modification of Security-critical Code
        749|A|1.1|Exposed Dangerous Method or Function|1.2=Exposed Insecure Method or Function
        754|R|1.3|Improper Check for Unusual or Exceptional Conditions|1.8=Improper Check for Exceptional Conditions
        755|D|1.3|Improper Handling of Exceptional Conditions
        756|A|1.3|Missing Custom Error Page
        757|A|1.3|Selection of Less-Secure Algorithm During Negotiation ('Algorithm Downgrade')
        758|R|1.3|Reliance on Undefined, Unspecified, or Implementation-Defined Behavior
        759|A|1.3|Use of a One-Way Hash without a Salt
        760|A|1.3|Use of a One-Way Hash with a Predictable Salt
        761|A|1.4|Free of Pointer not at Start of Buffer
        762|A|1.4|Mismatched Memory Management Routines
        763|A|1.4|Release of Invalid Pointer or Reference
        764|A|1.4|Multiple Locks of a Critical Resource
        765|A|1.4|Multiple Unlocks of a Critical Resource
        766|A|1.4|Critical Data Element Declared Public|3.2=Critical Variable Declared Public
        767|A|1.4|Access to Critical Private Variable via Public Method
        768|A|1.4|Incorrect Short Circuit Evaluation
        769|P|1.4|DEPRECATED: Uncontrolled File Descriptor Consumption|3.2=Uncontrolled File Descriptor Consumption|2.12=File Descriptor Exhaustion
        770|A|1.4|Allocation of Resources Without Limits or Throttling
        771|A|1.4|Missing Reference to Active Allocated Resource
        772|A|1.4|Missing Release of Resource after Effective Lifetime
        773|A|1.4|Missing Reference to Active File Descriptor or Handle
        774|A|1.4|Allocation of File Descriptors or Handles Without Limits or Throttling
        775|A|1.4|Missing Release of File Descriptor or Handle after Effective Lifetime
        776|A|1.5|Improper Restriction of Recursive Entity References in DTDs ('XML Entity Expansion')|2.4=Unrestricted Recursive Entity References in DTDs ('XML Bomb')
        777|A|1.5|Regular Expression without Anchors
        778|A|1.5|Insufficient Logging
        779|A|1.5|Logging of Excessive Data
        780|A|1.5|Use of RSA Algorithm without OAEP
        781|A|1.5|Improper Address Validation in IOCTL with METHOD_NEITHER I/O Control Code
        782|A|1.5|Exposed IOCTL with Insufficient Access Control
        783|A|1.5|Operator Precedence Logic Error
        784|A|1.5|Reliance on Cookies without Validation and Integrity Checking in a Security Decision
        785|A|1.5|Use of Path Manipulation Function without Maximum-sized Buffer
        786|D|1.6|Access of Memory Location Before Start of Buffer
        787|A|1.6|Out-of-bounds Write
        788|D|1.6|Access of Memory Location After End of Buffer
        789|A|1.6|Memory Allocation with Excessive Size Value|4.3=Uncontrolled Memory Allocation
        790|R|1.7|Improper Filtering of Special Elements
        791|A|1.7|Incomplete Filtering of Special Elements
        792|A|1.7|Incomplete Filtering of One or More Instances of Special Elements
        793|A|1.7|Only Filtering One Instance of a Special Element
        794|A|1.7|Incomplete Filtering of Multiple Instances of Special Elements
        795|A|1.7|Only Filtering Special Elements at a Specified Location
        796|A|1.7|Only Filtering Special Elements Relative to a Marker
        797|A|1.7|Only Filtering Special Elements at an Absolute Position
        798|A|1.8|Use of Hard-coded Credentials
        799|R|1.8|Improper Control of Interaction Frequency
        804|A|1.8|Guessable CAPTCHA
        805|A|1.8|Buffer Access with Incorrect Length Value
        806|A|1.8|Buffer Access Using Size of Source Buffer
        807|A|1.8|Reliance on Untrusted Inputs in a Security Decision
        820|A|1.10|Missing Synchronization
        821|A|1.10|Incorrect Synchronization
        822|A|1.10|Untrusted Pointer Dereference
        823|A|1.10|Use of Out-of-range Pointer Offset
        824|A|1.10|Access of Uninitialized Pointer
        825|A|1.10|Expired Pointer Dereference
        826|A|1.10|Premature Release of Resource During Expected Lifetime
        827|A|1.11|Improper Control of Document Type Definition
        828|A|1.11|Signal Handler with Functionality that is not Asynchronous-Safe
        829|A|1.11|Inclusion of Functionality from Untrusted Control Sphere
        830|A|1.11|Inclusion of Web Functionality from an Untrusted Source
        831|A|1.11|Signal Handler Function Associated with Multiple Signals
        832|A|1.11|Unlock of a Resource that is not Locked
        833|A|1.11|Deadlock
        834|D|1.12|Excessive Iteration
        835|A|1.12|Loop with Unreachable Exit Condition ('Infinite Loop')
        836|A|1.12|Use of Password Hash Instead of Password for Authentication
        837|A|1.12|Improper Enforcement of a Single, Unique Action
        838|A|1.12|Inappropriate Encoding for Output Context
        839|A|1.12|Numeric Range Comparison Without Minimum Check
        841|A|1.12|Improper Enforcement of Behavioral Workflow
        842|A|1.12|Placement of User into Incorrect Group
        843|A|1.13|Access of Resource Using Incompatible Type ('Type Confusion')
        862|R|1.13|Missing Authorization
        863|R|1.13|Incorrect Authorization
        908|A|2.4|Use of Uninitialized Resource
        909|R|2.4|Missing Initialization of Resource
        910|A|2.4|Use of Expired File Descriptor
        911|A|2.4|Improper Update of Reference Count
        912|R|2.4|Hidden Functionality
        913|R|2.4|Improper Control of Dynamically-Managed Code Resources
        914|A|2.4|Improper Control of Dynamically-Identified Variables
        915|A|2.4|Improperly Controlled Modification of Dynamically-Determined Object Attributes
        916|A|2.4|Use of Password Hash With Insufficient Computational Effort
        917|A|2.4|Improper Neutralization of Special Elements used in an Expression Language Statement ('Expression Language Injection')
        918|A|2.4|Server-Side Request Forgery (SSRF)
        920|A|2.5|Improper Restriction of Power Consumption
        921|A|2.5|Storage of Sensitive Data in a Mechanism without Access Control
        922|R|2.5|Insecure Storage of Sensitive Information
        923|R|2.5|Improper Restriction of Communication Channel to Intended Endpoints|2.6=Improper Authentication of Endpoint in a Communication Channel
        924|A|2.5|Improper Enforcement of Message Integrity During Transmission in a Communication Channel
        925|A|2.5|Improper Verification of Intent by Broadcast Receiver
        926|A|2.5|Improper Export of Android Application Components|2.6=Improper Restriction of Content Provider Export to Other Applications
        927|A|2.5|Use of Implicit Intent for Sensitive Communication
        939|A|2.6|Improper Authorization in Handler for Custom URL Scheme
        940|A|2.6|Improper Verification of Source of a Communication Channel
        941|A|2.6|Incorrectly Specified Destination in a Communication Channel
        942|A|2.7|Permissive Cross-domain Security Policy with Untrusted Domains|4.15=Permissive Cross-domain Policy with Untrusted Domains|4.1=Overly Permissive Cross-domain Whitelist
        943|R|2.7|Improper Neutralization of Special Elements in Data Query Logic
        1004|A|2.10|Sensitive Cookie Without 'HttpOnly' Flag
        1007|A|2.12|Insufficient Visual Distinction of Homoglyphs Presented to User
        1021|A|2.12|Improper Restriction of Rendered UI Layers or Frames
        1022|A|2.12|Use of Web Link to Untrusted Target with window.opener Access|3.1=Improper Restriction of Cross-Origin Permission to window.opener.location
        1023|R|3.1|Incomplete Comparison with Missing Factors
        1024|A|3.1|Comparison of Incompatible Types
        1025|A|3.1|Comparison Using Wrong Factors
        1037|A|3.1|Processor Optimization Removal or Modification of Security-critical Code
        1038|R|3.1|Insecure Automated Optimizations
        1039|R|3.1|Inadequate Detection or Handling of Adversarial Input Perturbations in Automated Recognition Mechanism|4.15=Automated Recognition Mechanism with Inadequate Detection or Handling of Adversarial Input Perturbations
        1041|P|3.2|Use of Redundant Code
        1042|P|3.2|Static Member Data Element outside of a Singleton Class Element
        1043|P|3.2|Data Element Aggregating an Excessively Large Number of Non-Primitive Elements
        1044|P|3.2|Architecture with Number of Horizontal Layers Outside of Expected Range
        1045|A|3.2|Parent Class with a Virtual Destructor and a Child Class without a Virtual Destructor
        1046|A|3.2|Creation of Immutable Text Using String Concatenation
        1047|P|3.2|Modules with Circular Dependencies
        1048|P|3.2|Invokable Control Element with Large Number of Outward Calls
        1049|A|3.2|Excessive Data Query Operations in a Large Data Table
        1050|A|3.2|Excessive Platform Resource Consumption within a Loop
        1051|P|3.2|Initialization with Hard-Coded Network Resource Configuration Data
        1052|A|3.2|Excessive Use of Hard-Coded Literals in Initialization
        1053|P|3.2|Missing Documentation for Design
        1054|P|3.2|Invocation of a Control Element at an Unnecessarily Deep Horizontal Layer
        1055|P|3.2|Multiple Inheritance from Concrete Classes
        1056|P|3.2|Invokable Control Element with Variadic Parameters
        1057|P|3.2|Data Access Operations Outside of Expected Data Manager Component
        1058|A|3.2|Invokable Control Element in Multi-Thread Context with non-Final Static Storable or Member Element
        1059|P|3.2|Insufficient Technical Documentation|4.7=Incomplete Documentation
        1060|P|3.2|Excessive Number of Inefficient Server-Side Data Accesses
        1061|R|3.2|Insufficient Encapsulation
        1062|P|3.2|Parent Class with References to Child Class
        1063|P|3.2|Creation of Class Instance within a Static Code Block
        1064|P|3.2|Invokable Control Element with Signature Containing an Excessive Number of Parameters
        1065|P|3.2|Runtime Resource Management Control Element in a Component Built to Run on Application Servers
        1066|P|3.2|Missing Serialization Control Element
        1067|A|3.2|Excessive Execution of Sequential Searches of Data Resource
        1068|P|3.2|Inconsistency Between Implementation and Documented Design
        1069|P|3.2|Empty Exception Block
        1070|P|3.2|Serializable Data Element Containing non-Serializable Item Elements
        1071|A|3.2|Empty Code Block
        1072|P|3.2|Data Resource Access without Use of Connection Pooling
        1073|P|3.2|Non-SQL Invokable Control Element with Excessive Number of Data Resource Accesses
        1074|P|3.2|Class with Excessively Deep Inheritance
        1075|A|3.2|Unconditional Control Flow Transfer outside of Switch Block
        1076|P|3.2|Insufficient Adherence to Expected Conventions
        1077|A|3.2|Floating Point Comparison with Incorrect Operator
        1078|P|3.2|Inappropriate Source Code Style or Formatting
        1079|A|3.2|Parent Class without Virtual Destructor Method
        1080|P|3.2|Source Code File with Excessive Number of Lines of Code
        1082|P|3.2|Class Instance Self Destruction Control Element
        1083|P|3.2|Data Access from Outside Expected Data Manager Component
        1084|P|3.2|Invokable Control Element with Excessive File or Data Access Operations
        1085|P|3.2|Invokable Control Element with Excessive Volume of Commented-out Code
        1086|P|3.2|Class with Excessive Number of Child Classes
        1087|A|3.2|Class with Virtual Method without a Virtual Destructor
        1088|A|3.2|Synchronous Access of Remote Resource without Timeout
        1089|A|3.2|Large Data Table with Excessive Number of Indices
        1090|P|3.2|Method Containing Access of a Member Element from Another Class
        1091|A|3.2|Use of Object without Invoking Destructor Method
        1092|P|3.2|Use of Same Invokable Control Element in Multiple Architectural Layers
        1093|R|3.2|Excessively Complex Data Representation
        1094|P|3.2|Excessive Index Range Scan for a Data Resource
        1095|P|3.2|Loop Condition Value Update within the Loop
        1096|A|3.2|Singleton Class Instance Creation without Proper Locking or Synchronization
        1097|P|3.2|Persistent Storable Data Element without Associated Comparison Control Element
        1098|A|3.2|Data Element containing Pointer Item without Proper Copy Control Element
        1099|P|3.2|Inconsistent Naming Conventions for Identifiers
        1100|A|3.2|Insufficient Isolation of System-Dependent Functions
        1101|P|3.2|Reliance on Runtime Component in Generated Code
        1102|A|3.2|Reliance on Machine-Dependent Data Representation
        1103|P|3.2|Use of Platform-Dependent Third Party Components
        1104|A|3.2|Use of Unmaintained Third Party Components
        1105|P|3.2|Insufficient Encapsulation of Machine-Dependent Functionality
        1106|P|3.2|Insufficient Use of Symbolic Constants
        1107|P|3.2|Insufficient Isolation of Symbolic Constant Definitions
        1108|A|3.2|Excessive Reliance on Global Variables
        1109|P|3.2|Use of Same Variable for Multiple Purposes
        1110|P|3.2|Incomplete Design Documentation
        1111|P|3.2|Incomplete I/O Documentation
        1112|P|3.2|Incomplete Documentation of Program Execution
        1113|P|3.2|Inappropriate Comment Style
        1114|P|3.2|Inappropriate Whitespace Style
        1115|P|3.2|Source Code Element without Standard Prologue
        1116|A|3.2|Inaccurate Source Code Comments|4.15=Inaccurate Comments
        1117|P|3.2|Callable with Insufficient Behavioral Summary
        1118|P|3.2|Insufficient Documentation of Error Handling Techniques
        1119|P|3.2|Excessive Use of Unconditional Branching
        1120|R|3.2|Excessive Code Complexity
        1121|P|3.2|Excessive McCabe Cyclomatic Complexity
        1122|P|3.2|Excessive Halstead Complexity
        1123|A|3.2|Excessive Use of Self-Modifying Code
        1124|P|3.2|Excessively Deep Nesting
        1125|P|3.2|Excessive Attack Surface
        1126|A|3.2|Declaration of Variable with Unnecessarily Wide Scope
        1127|A|3.2|Compilation with Insufficient Warnings or Errors
        1164|R|3.2|Irrelevant Code
        1173|A|3.2|Improper Use of Validation Framework
        1174|A|3.2|ASP.NET Misconfiguration: Improper Model Validation
        1176|R|3.2|Inefficient CPU Computation
        1177|R|3.2|Use of Prohibited Code
        1187|P|3.3|DEPRECATED: Use of Uninitialized Resource|4.0=Use of Uninitialized Resource
        1188|A|3.3|Initialization of a Resource with an Insecure Default|4.13=Insecure Default Initialization of Resource
        1189|A|4.0|Improper Isolation of Shared Resources on System-on-a-Chip (SoC)|4.2=Improper Isolation of Shared Resources on System-on-Chip (SoC)
        1190|A|4.0|DMA Device Enabled Too Early in Boot Phase
        1191|A|4.0|On-Chip Debug and Test Interface With Improper Access Control|4.6=Exposed Chip Debug and Test Interface With Insufficient or Missing Authorization|4.2=Exposed Chip Debug and or Test Interface With Insufficient Access Control|4.1=Exposed Chip Debug Interface With Insufficient Access Control
        1192|A|4.0|Improper Identifier for IP Block used in System-On-Chip (SOC)|4.14=System-on-Chip (SoC) Using Components without Unique, Immutable Identifiers
        1193|A|4.0|Power-On of Untrusted Execution Core Before Enabling Fabric Access Control
        1204|A|4.4|Generation of Weak Initialization Vector (IV)
        1209|A|4.0|Failure to Disable Reserved Bits
        1220|A|4.0|Insufficient Granularity of Access Control
        1221|A|4.0|Incorrect Register Defaults or Module Parameters
        1222|A|4.0|Insufficient Granularity of Address Regions Protected by Register Locks
        1223|A|4.0|Race Condition for Write-Once Attributes
        1224|A|4.0|Improper Restriction of Write-Once Bit Fields
        1229|R|4.0|Creation of Emergent Resource
        1230|A|4.0|Exposure of Sensitive Information Through Metadata
        1231|A|4.0|Improper Prevention of Lock Bit Modification|4.6=Improper Implementation of Lock Protection Registers
        1232|A|4.0|Improper Lock Behavior After Power State Transition
        1233|A|4.0|Security-Sensitive Hardware Controls with Missing Lock Bit Protection|4.6=Improper Hardware Lock Protection for Security Sensitive Controls
        1234|A|4.0|Hardware Internal or Debug Modes Allow Override of Locks
        1235|A|4.0|Incorrect Use of Autoboxing and Unboxing for Performance Critical Operations
        1236|A|4.0|Improper Neutralization of Formula Elements in a CSV File
        1239|A|4.0|Improper Zeroization of Hardware Register
        1240|A|4.0|Use of a Cryptographic Primitive with a Risky Implementation|4.6=Use of a Risky Cryptographic Primitive
        1241|A|4.0|Use of Predictable Algorithm in Random Number Generator
        1242|A|4.0|Inclusion of Undocumented Features or Chicken Bits
        1243|A|4.0|Sensitive Non-Volatile Information Not Protected During Debug|4.2=Exposure of Security-Sensitive Fuse Values During Debug
        1244|A|4.0|Internal Asset Exposed to Unsafe Debug Access Level or State|4.6=Improper Access to Sensitive Information Using Debug and Test Interfaces|4.2=Improper Authorization on Physical Debug and Test Interfaces
        1245|A|4.0|Improper Finite State Machines (FSMs) in Hardware Logic
        1246|A|4.0|Improper Write Handling in Limited-write Non-Volatile Memories
        1247|A|4.0|Improper Protection Against Voltage and Clock Glitches|4.6=Missing or Improperly Implemented Protection Against Voltage and Clock Glitches|4.2=Missing Protection Against Voltage and Clock Glitches
        1248|A|4.0|Semiconductor Defects in Hardware Logic with Security-Sensitive Implications
        1249|A|4.0|Application-Level Admin Tool with Inconsistent View of Underlying Operating System
        1250|A|4.0|Improper Preservation of Consistency Between Independent Representations of Shared State
        1251|A|4.0|Mirrored Regions with Different Values
        1252|A|4.0|CPU Hardware Not Configured to Support Exclusivity of Write and Execute Operations
        1253|A|4.1|Incorrect Selection of Fuse Values
        1254|A|4.1|Incorrect Comparison Logic Granularity
        1255|A|4.2|Comparison Logic is Vulnerable to Power Side-Channel Attacks
        1256|A|4.1|Improper Restriction of Software Interfaces to Hardware Features|4.6=Hardware Features Enable Physical Attacks from Software
        1257|A|4.1|Improper Access Control Applied to Mirrored or Aliased Memory Regions
        1258|A|4.1|Exposure of Sensitive System Information Due to Uncleared Debug Information|4.2=Sensitive Information Uncleared During Hardware Debug Flows
        1259|A|4.1|Improper Restriction of Security Token Assignment|4.2=Improper Protection of Security Identifiers
        1260|A|4.1|Improper Handling of Overlap Between Protected Memory Ranges
        1261|A|4.1|Improper Handling of Single Event Upsets
        1262|A|4.1|Improper Access Control for Register Interface|4.6=Register Interface Allows Software Access to Sensitive Data or Security Settings
        1263|R|4.1|Improper Physical Access Control|4.2=Insufficient Physical Protection Mechanism
        1264|A|4.1|Hardware Logic with Insecure De-Synchronization between Control and Data Channels
        1265|A|4.1|Unintended Reentrant Invocation of Non-reentrant Code Via Nested Calls
        1266|A|4.1|Improper Scrubbing of Sensitive Data from Decommissioned Device
        1267|A|4.1|Policy Uses Obsolete Encoding
        1268|A|4.1|Policy Privileges are not Assigned Consistently Between Control and Data Agents|4.2=Agents Included in Control Policy are not Contained in Less-Privileged Policy
        1269|A|4.1|Product Released in Non-Release Configuration
        1270|A|4.1|Generation of Incorrect Security Tokens|4.2=Generation of Incorrect Security Identifiers
        1271|A|4.1|Uninitialized Value on Reset for Registers Holding Security Settings|4.4=Unitialized Value on Reset for Registers Holding Security Settings|4.2=Missing Known Value on Reset for Registers Holding Security Settings
        1272|A|4.1|Sensitive Information Uncleared Before Debug/Power State Transition|4.2=Debug/Power State Transitions Leak Information
        1273|A|4.1|Device Unlock Credential Sharing
        1274|A|4.1|Improper Access Control for Volatile Memory Containing Boot Code|4.6=Insufficient Protections on the Volatile Memory Containing Boot Code
        1275|A|4.1|Sensitive Cookie with Improper SameSite Attribute
        1276|A|4.1|Hardware Child Block Incorrectly Connected to Parent System|4.2=Hardware Block Incorrectly Connected to Larger System
        1277|A|4.1|Firmware Not Updateable
        1278|A|4.1|Missing Protection Against Hardware Reverse Engineering Using Integrated Circuit (IC) Imaging Techniques
        1279|A|4.1|Cryptographic Operations are run Before Supporting Units are Ready|4.2=Cryptographic Primitives used without Successful Self-Test
        1280|A|4.1|Access Control Check Implemented After Asset is Accessed
        1281|A|4.1|Sequence of Processor Instructions Leads to Unexpected Behavior|4.5=Sequence of Processor Instructions Leads to Unexpected Behavior (Halt and Catch Fire)
        1282|A|4.1|Assumed-Immutable Data is Stored in Writable Memory|4.2=Assumed-Immutable Data Stored in Writable Memory
        1283|A|4.1|Mutable Attestation or Measurement Reporting Data
        1284|A|4.1|Improper Validation of Specified Quantity in Input
        1285|A|4.1|Improper Validation of Specified Index, Position, or Offset in Input
        1286|A|4.1|Improper Validation of Syntactic Correctness of Input
        1287|A|4.1|Improper Validation of Specified Type of Input
        1288|A|4.1|Improper Validation of Consistency within Input
        1289|A|4.1|Improper Validation of Unsafe Equivalence in Input
        1290|A|4.2|Incorrect Decoding of Security Identifiers
        1291|A|4.2|Public Key Re-Use for Signing both Debug and Production Code
        1292|A|4.2|Incorrect Conversion of Security Identifiers
        1293|A|4.2|Missing Source Correlation of Multiple Independent Data
        1294|R|4.2|Insecure Security Identifier Mechanism
        1295|A|4.2|Debug Messages Revealing Unnecessary Information
        1296|A|4.2|Incorrect Chaining or Granularity of Debug Components
        1297|A|4.2|Unprotected Confidential Information on Device is Accessible by OSAT Vendors
        1298|A|4.2|Hardware Logic Contains Race Conditions
        1299|A|4.2|Missing Protection Mechanism for Alternate Hardware Interface
        1300|A|4.2|Improper Protection of Physical Side Channels|4.6=Improper Protection Against Physical Side Channels
        1301|A|4.2|Insufficient or Incomplete Data Removal within Hardware Component
        1302|A|4.2|Missing Source Identifier in Entity Transactions on a System-On-Chip (SOC)|4.14=Missing Security Identifier
        1303|A|4.2|Non-Transparent Sharing of Microarchitectural Resources
        1304|A|4.2|Improperly Preserved Integrity of Hardware Configuration State During a Power Save/Restore Operation
        1310|A|4.3|Missing Ability to Patch ROM Code
        1311|A|4.3|Improper Translation of Security Attributes by Fabric Bridge
        1312|A|4.3|Missing Protection for Mirrored Regions in On-Chip Fabric Firewall
        1313|A|4.3|Hardware Allows Activation of Test or Debug Logic at Runtime
        1314|A|4.3|Missing Write Protection for Parametric Data Values
        1315|A|4.3|Improper Setting of Bus Controlling Capability in Fabric End-point
        1316|A|4.3|Fabric-Address Map Allows Programming of Unwarranted Overlaps of Protected and Unprotected Ranges
        1317|A|4.3|Improper Access Control in Fabric Bridge|4.9=Missing Security Checks in Fabric Bridge
        1318|A|4.3|Missing Support for Security Features in On-chip Fabrics or Buses
        1319|A|4.3|Improper Protection against Electromagnetic Fault Injection (EM-FI)
        1320|A|4.3|Improper Protection for Outbound Error Messages and Alert Signals|4.9=Improper Protection for Out of Bounds Signal Level Alerts
        1321|A|4.3|Improperly Controlled Modification of Object Prototype Attributes ('Prototype Pollution')
        1322|A|4.3|Use of Blocking Code in Single-threaded, Non-blocking Context
        1323|A|4.3|Improper Management of Sensitive Trace Data
        1324|P|4.3|DEPRECATED: Sensitive Information Accessible by Physical Probing of JTAG Interface|4.10=Sensitive Information Accessible by Physical Probing of JTAG Interface
        1325|A|4.3|Improperly Controlled Sequential Memory Allocation
        1326|A|4.3|Missing Immutable Root of Trust in Hardware
        1327|A|4.3|Binding to an Unrestricted IP Address
        1328|A|4.3|Security Version Number Mutable to Older Versions
        1329|A|4.3|Reliance on Component That is Not Updateable
        1330|A|4.3|Remanent Data Readable after Memory Erase
        1331|A|4.3|Improper Isolation of Shared Resources in Network On Chip (NoC)|4.6=Improper Isolation of Shared Resources in Network On Chip
        1332|A|4.3|Improper Handling of Faults that Lead to Instruction Skips|4.6=Insufficient Protection Against Instruction Skipping Via Fault Injection
        1333|A|4.4|Inefficient Regular Expression Complexity
        1334|A|4.3|Unauthorized Error Injection Can Degrade Hardware Redundancy
        1335|A|4.5|Incorrect Bitwise Shift of Integer
        1336|A|4.5|Improper Neutralization of Special Elements Used in a Template Engine
        1338|A|4.3|Improper Protections Against Hardware Overheating
        1339|A|4.5|Insufficient Precision or Accuracy of a Real Number
        1341|A|4.6|Multiple Releases of Same Resource or Handle
        1342|A|4.6|Information Exposure through Microarchitectural State after Transient Execution
        1351|A|4.5|Improper Handling of Hardware Behavior in Exceptionally Cold Environments
        1357|R|4.7|Reliance on Insufficiently Trustworthy Component|4.10=Reliance on Uncontrolled Component
        1384|R|4.7|Improper Handling of Physical or Environmental Conditions|4.8=Improper Handling of Extreme Physical Environment Conditions
        1385|A|4.7|Missing Origin Validation in WebSockets
        1386|A|4.8|Insecure Operation on Windows Junction / Mount Point
        1389|A|4.9|Incorrect Parsing of Numbers with Different Radices
        1390|R|4.9|Weak Authentication
        1391|R|4.9|Use of Weak Credentials
        1392|A|4.9|Use of Default Credentials
        1393|A|4.9|Use of Default Password
        1394|A|4.9|Use of Default Cryptographic Key
        1395|R|4.10|Dependency on Vulnerable Third-Party Component
        1419|R|4.13|Incorrect Initialization of Resource
        1420|R|4.14|Exposure of Sensitive Information during Transient Execution
        1421|A|4.14|Exposure of Sensitive Information in Shared Microarchitectural Structures during Transient Execution
        1422|A|4.14|Exposure of Sensitive Information caused by Incorrect Data Forwarding during Transient Execution
        1423|A|4.14|Exposure of Sensitive Information caused by Shared Microarchitectural Predictor State that Influences Transient Execution
        1426|A|4.15|Improper Validation of Generative AI Output
        1427|A|4.16|Improper Neutralization of Input Used for LLM Prompting
        1428|A|4.17|Reliance on HTTP instead of HTTPS
        1429|A|4.17|Missing Security-Relevant Feedback for Unexecuted Operations in Hardware Interface
        1431|A|4.17|Driving Intermediate Cryptographic State/Results to Hardware Module Outputs
        1434|A|4.18|Insecure Setting of Generative AI/ML Model Inference Parameters
        """#
}
