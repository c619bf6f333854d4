// swift-format-ignore-file

extension SSVCDecisionPoints {
    /// The published decision points, one a line: namespace, key, version, and its values in order.
    ///
    /// Taken from CERT/CC's SSVC package 2026.10.0 (MIT-style licence of Carnegie Mellon University).
    static let text = """
        basic BP 1.0.0 NN JA JB
        basic CIS_WEP 1.0.0 ANC VU U REC L VL AC
        basic IKE 1.0.0 D G S O
        basic LMH 1.0.0 L M H
        basic MEDIAN 1.0.0 B A
        basic MSCW 1.0.0 W C S M
        basic P_2A 1.0.0 LT50 GT50
        basic P_5A 1.0.0 P0_20 P20_40 P40_60 P60_80 P80_100
        basic P_5W 1.0.0 P0_30 P30_55 P55_75 P75_90 P90_100
        basic QUARTILES 1.0.0 Q1 Q2 Q3 Q4
        basic QUINTILES 1.0.0 Q1 Q2 Q3 Q4 Q5
        basic VALUE_COMPLEXITY 1.0.0 D R E F
        basic YN 1.0.0 N Y
        cisa BOD2604 1.0.0 FSU 60D 14D 3D 3DF
        cisa CISA 1.1.0 T T* AT AC
        cisa KEV 1.0.0 N Y
        cisa MP 1.0.0 M S E
        cisa PE 1.0.0 N Y
        cvss A 1.0.0 N P C
        cvss A 2.0.0 N L H
        cvss AC 1.0.0 H L
        cvss AC 2.0.0 H M L
        cvss AC 3.0.0 H L
        cvss AC 3.0.1 H L
        cvss AR 1.0.0 L M H ND
        cvss AR 1.1.0 L M H X
        cvss AR 1.1.1 L M H X
        cvss AR_NoX 1.1.1 L M H
        cvss AT 1.0.0 P N
        cvss AU 1.0.0 N Y X
        cvss AV 1.0.0 L R
        cvss AV 2.0.0 L A N
        cvss AV 3.0.0 P L A N
        cvss AV 3.0.1 P L A N
        cvss Au 1.0.0 N R
        cvss Au 2.0.0 M S N
        cvss C 1.0.0 N P C
        cvss C 2.0.0 N L H
        cvss CDP 1.0.0 N L M H
        cvss CDP 2.0.0 N LM MH H ND
        cvss CR 1.0.0 L M H ND
        cvss CR 1.1.0 L M H X
        cvss CR 1.1.1 L M H X
        cvss CR_NoX 1.1.1 L M H
        cvss CVSS 1.0.0 N L M H C
        cvss E 1.0.0 U P F H
        cvss E 1.1.0 U P F H ND
        cvss E 1.2.0 U POC F H X
        cvss E 2.0.0 U P A X
        cvss EQ1 1.0.0 L M H
        cvss EQ2 1.0.0 L H
        cvss EQ3 1.0.0 L M H
        cvss EQ4 1.0.0 L M H
        cvss EQ5 1.0.0 L M H
        cvss EQ6 1.0.0 L H
        cvss E_NoX 2.0.0 U P A
        cvss I 1.0.0 N P C
        cvss I 2.0.0 N L H
        cvss IB 1.0.0 N C I A
        cvss IR 1.0.0 L M H ND
        cvss IR 1.1.0 L M H X
        cvss IR 1.1.1 L M H X
        cvss IR_NoX 1.1.1 L M H
        cvss MA 2.0.0 N L H X
        cvss MAC 3.0.0 H L X
        cvss MAC 3.0.1 H L X
        cvss MAT 1.0.0 P N X
        cvss MAV 3.0.0 P L A N X
        cvss MAV 3.0.1 P L A N X
        cvss MC 2.0.0 N L H X
        cvss MI 2.0.0 N L H X
        cvss MPR 1.0.0 H L N X
        cvss MPR 1.0.1 H L N X
        cvss MS 1.0.0 U C X
        cvss MSA 1.0.0 N L H X
        cvss MSA 1.0.1 N L H X S
        cvss MSA_NoX 1.0.1 N L H S
        cvss MSC 1.0.0 N L H X
        cvss MSC 1.0.1 N L H X
        cvss MSI 1.0.0 N L H X
        cvss MSI 1.0.1 N L H X S
        cvss MSI_NoX 1.0.1 N L H S
        cvss MUI 1.0.0 R N X
        cvss MUI 2.0.0 A P N X
        cvss MVA 3.0.0 N L H X
        cvss MVC 3.0.0 N L H X
        cvss MVI 3.0.0 N L H X
        cvss PR 1.0.0 H L N
        cvss PR 1.0.1 H L N
        cvss QS 1.0.0 N L M H C
        cvss R 1.0.0 X A U I
        cvss RC 1.0.0 UC UR C
        cvss RC 1.1.0 UC UR C ND
        cvss RC 2.0.0 U R C X
        cvss RE 1.0.0 X L M H
        cvss RL 1.0.0 OF TF W U
        cvss RL 1.1.0 OF TF W U X
        cvss S 1.0.0 U C
        cvss SA 1.0.0 N L H
        cvss SC 1.0.0 N L H
        cvss SF 1.0.0 X P N
        cvss SI 1.0.0 N L H
        cvss TD 1.0.0 N L M H
        cvss TD 1.1.0 N L M H X
        cvss U 1.0.0 X C G A R
        cvss UI 1.0.0 R N
        cvss UI 2.0.0 A P N
        cvss V 1.0.0 X D C
        cvss VA 3.0.0 N L H
        cvss VC 3.0.0 N L H
        cvss VI 3.0.0 N L H
        nist#800-30 P_5X 1.0.0 VL L M H VH
        ssvc A 2.0.0 N Y
        ssvc COORDINATE 1.0.0 D T C
        ssvc COORDINATE 1.0.1 D T C
        ssvc CS 1.0.0 N Y
        ssvc DSOI 1.0.0 D S O I
        ssvc E 1.0.0 N P A
        ssvc E 1.1.0 N P A
        ssvc EXP 1.0.0 S C U
        ssvc EXP 1.0.1 S C O
        ssvc HI 2.0.0 L M H VH
        ssvc HI 2.0.1 L M H VH
        ssvc HI 2.0.2 L M H VH
        ssvc HVA 1.0.0 N Y
        ssvc MI 1.0.0 N NED MSC MEF MF
        ssvc MI 2.0.0 D MSC MEF MF
        ssvc MWI 1.0.0 L M H
        ssvc PSI 2.0.0 M S
        ssvc PSI 2.0.1 M S
        ssvc PUBLISH 1.0.0 N P
        ssvc PVA 1.0.0 L A P
        ssvc PWI 1.1.0 M MA I
        ssvc RC 1.0.0 NC C
        ssvc RP 1.0.0 Y N
        ssvc SC 1.0.0 O M
        ssvc SCON 1.0.0 N Y
        ssvc SE 1.0.0 A U
        ssvc SI 1.0.0 N M J H C
        ssvc SI 2.0.0 N M R C
        ssvc SI 2.0.1 N M R C
        ssvc SINV 1.0.0 FR C UU
        ssvc TI 1.0.0 P T
        ssvc U 1.0.0 L E S
        ssvc U 1.0.1 L E S
        ssvc V 1.0.0 S R
        ssvc VD 1.0.0 D C
        """
}
