/// A certificate for 127.0.0.1 and localhost that signed itself, with its key: of no use outside these tests.
enum LoopbackCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUAXSjko3VlLd98rYjhwGcIZcPn6EwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNTA3MTExNFoYDzIxMjYxMTAx
        MDcxMTE0WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAR91O099FpA2p5Vv6w1i3xPXSMd9GlYOzotPwRD2i2Ybfv4vEg+OK8Y
        5xsNXRr7dUnzRrupv5zsRTyZ6tbJPBnxo28wbTAdBgNVHQ4EFgQUOrAmysqAb0L0
        oV2s7wctCRoLFKswHwYDVR0jBBgwFoAUOrAmysqAb0L0oV2s7wctCRoLFKswDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
        zj0EAwIDSAAwRQIgRPrFlwaIAiFZ4wHefRMv3xfF5QMr8KPCqhZ/hIQfzXgCIQDX
        mxGhfEe1LpSVN/URKu9X/q8mj1OkVHeHFrotAP6Dpw==
        -----END CERTIFICATE-----
        """
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMY23C0hMX3MjY2ho
        5SJ9z9ZYJ1/0ONN+Y63pCuRlQU6hRANCAAR91O099FpA2p5Vv6w1i3xPXSMd9GlY
        OzotPwRD2i2Ybfv4vEg+OK8Y5xsNXRr7dUnzRrupv5zsRTyZ6tbJPBnx
        -----END PRIVATE KEY-----
        """
}
